package eu.peregrine.kit.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Formulas in cells, out and in. */
class FormulasTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** What somebody may see at the beginning of a cell who looks past white space, and splits at any of these. */
    private static final Pattern CELL_END = Pattern.compile("[;\t\r\n]");

    /** A row with a cell of each kind. */
    record Row(String text, List<String> words, List<Map<String, String>> objects) {}

    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1+1",
                "+1-2",
                "-x",
                "@SUM(A1)",
                " =1",
                "\t=1",
                "\r=1",
                "\n=1",
                "\tx",
                "a;=1",
                "a; =1",
                "a\t=1",
                "a\n@x",
                "＝1",
                "＋1",
                "－1",
                "＠x",
                "a;＝1",
                "\u00a0=1",
                "\u3000＝1",
                "\uFEFF=1",
                "\u200B=1",
                "'=1",
                "' '=1",
                "a;'=1",
                ";=1;=2",
                "=1;=2"
            })
    void whatBeginsAFormulaGoesOutBehindAnApostrophe(String cell) {
        String out = Formulas.neutralise(cell);
        assertThat(begins(out)).isFalse();
        assertThat(Formulas.restore(out)).isEqualTo(cell);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Zürich",
                "-12.5",
                "12",
                "a=b",
                "a - b",
                "x, -5",
                "O'Brien",
                "'quoted'",
                "a;b",
                "e-mail@x.org"
            })
    void whatBeginsNoneGoesOutAsItIs(String cell) {
        assertThat(Formulas.neutralise(cell)).isEqualTo(cell);
        assertThat(Formulas.restore(cell)).isEqualTo(cell);
    }

    @Test
    void aListOfWordsComesBackWhateverTheWordsAre() throws IOException {
        Row row = new Row("x", List.of("=1", "a;b"), List.of());
        assertThat(through(row)).isEqualTo(row);
        assertThat(through(new Row("x", List.of("[", " a"), List.of())).words()).containsExactly("[", " a");
    }

    @Property
    void whateverGoesOutIsHarmlessAndComesBackTheSame(@ForAll("cells") String cell) {
        String out = Formulas.neutralise(cell);
        assertThat(Formulas.restore(out)).isEqualTo(cell);
        if (!out.matches("-?\\d+(\\.\\d+)?")) {
            assertThat(begins(out)).isFalse();
        }
    }

    @Property
    void aWholeRowComesBackThroughAFile(
            @ForAll("cells") String text, @ForAll("words") List<String> words, @ForAll("cells") String inside)
            throws IOException {
        // An empty cell is an absent one.
        Row row =
                new Row(text.isEmpty() ? null : text, words.isEmpty() ? null : words, List.of(Map.of("name", inside)));
        assertThat(through(row)).isEqualTo(row);
    }

    @Provide
    Arbitrary<String> cells() {
        return Arbitraries.of(
                        "=", "+", "-", "@", "＝", "＋", "－", "＠", "'", "''", ";", ",", "\"", "\t", "\r", "\n", " ",
                        "\u00a0", "\uFEFF", "[", "]", "a", "1", ".", "é")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    @Provide
    Arbitrary<List<String>> words() {
        return cells().list().ofMaxSize(4);
    }

    private static boolean begins(String text) {
        return CELL_END.splitAsStream(text)
                .map(cell -> cell.replaceFirst("^[\\s\\u00a0\\u3000\\uFEFF\\u200B]+", ""))
                .anyMatch(cell -> cell.matches("(?s)[=+\\-@＝＋－＠].*"));
    }

    private static Row through(Row row) throws IOException {
        Columns columns = Columns.of(Row.class);
        StringWriter file = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(file, CSVFormat.RFC4180)) {
            JsonNode tree = JSON.valueToTree(row);
            printer.printRecord(columns.names());
            printer.printRecord(columns.row(tree));
        }
        CSVRecord read = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(file.toString()))
                .iterator()
                .next();
        Map<String, String> cells = new LinkedHashMap<>(read.toMap());
        return read(columns, cells);
    }

    private static Row read(Columns columns, Map<String, String> cells) throws JsonProcessingException {
        return JSON.treeToValue(columns.tree(cells, JSON), Row.class);
    }
}
