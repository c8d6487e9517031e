package eu.peregrine.local.data;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IllustrationFilesTest {

    private static final Illustration SMALL = Illustration.of(3, Scale.SMALL);

    @TempDir
    private Path folder;

    @Test
    void writesEveryFileOnceMoreTheSame() throws IOException {
        IllustrationFiles.write(SMALL, folder.resolve("first"));
        IllustrationFiles.write(Illustration.of(3, Scale.SMALL), folder.resolve("second"));
        try (Stream<Path> files = Files.list(folder.resolve("first"))) {
            List<Path> all = files.toList();
            assertThat(all).hasSize(11);
            for (Path file : all) {
                assertThat(folder.resolve("second").resolve(file.getFileName())).hasSameBinaryContentAs(file);
            }
        }
    }

    @Test
    void csvHasDottedColumnsAndJsonForListsOfObjects() throws IOException {
        List<CSVRecord> rows = parse(IllustrationFiles.csv(SMALL.agreements()));
        assertThat(rows).hasSize(3);
        Agreement agreement = SMALL.agreements().get(0);
        CSVRecord row = rows.get(0);
        assertThat(row.get("id")).isEqualTo(agreement.id().toString());
        assertThat(row.get("parties"))
                .isEqualTo(
                        agreement.parties().get(0) + ";" + agreement.parties().get(1));
        assertThat(row.get("conditions")).isEqualTo(Json.write(agreement.conditions()));
        CSVRecord recorded = rows.stream()
                .filter(r -> r.get("recorded.state").equals("IN_FORCE"))
                .findFirst()
                .orElseThrow();
        assertThat(recorded.get("recorded.signedOn")).matches("\\d{4}-\\d\\d-\\d\\d");
    }

    @Test
    void studentsHaveTheColumnsOfTheImport() throws IOException {
        String header = new String(IllustrationFiles.csv(SMALL.students()), StandardCharsets.UTF_8)
                .lines()
                .findFirst()
                .orElseThrow();
        assertThat(header.split(","))
                .containsExactlyInAnyOrder(
                        "id",
                        "givenName",
                        "familyName",
                        "birthDate",
                        "email",
                        "nationality",
                        "programmeId",
                        "intake",
                        "cohort",
                        "status",
                        "eqf",
                        "iscedF",
                        "gpa",
                        "ects",
                        "employer",
                        "contractStart",
                        "contractEnd",
                        "languageProofs");
    }

    @Test
    void decimalsStayAsTheyAreWritten() throws IOException {
        assertThat(parse(IllustrationFiles.csv(SMALL.students())))
                .extracting(row -> row.get("gpa"))
                .containsExactlyElementsOf(SMALL.students().stream()
                        .map(student -> student.gpa().toPlainString())
                        .toList());
        assertThat(new String(IllustrationFiles.csv(SMALL.agreements()), StandardCharsets.UTF_8))
                .doesNotContain("E+1");
    }

    @Test
    void ndjsonHasOneThingPerLineAndNothingAbsent() throws IOException {
        String[] lines = new String(IllustrationFiles.ndjson(SMALL.agreements()), StandardCharsets.UTF_8).split("\n");
        assertThat(lines).hasSize(3);
        for (String line : lines) {
            JsonNode node = new ObjectMapper().readTree(line);
            assertThat(node.path("illustrative").asBoolean()).isTrue();
            assertThat(line).doesNotContain("null").doesNotContain("fromPaper");
        }
    }

    @Test
    void bankAccountsCheckOut() {
        for (Student student : SMALL.students()) {
            BankAccount account = SMALL.bankAccount(student);
            assertThat(account.iban()).matches("FR\\d{25}");
            StringBuilder digits = new StringBuilder();
            String moved = account.iban().substring(4) + account.iban().substring(0, 4);
            moved.chars().forEach(c -> digits.append(Character.getNumericValue(c)));
            assertThat(new BigInteger(digits.toString()).mod(BigInteger.valueOf(97)))
                    .isEqualTo(BigInteger.ONE);
        }
    }

    private static List<CSVRecord> parse(byte[] csv) throws IOException {
        return CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get()
                .parse(new StringReader(new String(csv, StandardCharsets.UTF_8)))
                .getRecords();
    }
}
