package eu.peregrine.partners.codelist;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/** A file of codes that ships with the service: CSV in UTF-8 with a header, lines after # being remarks. */
final class CodeFile {

    private static final CSVFormat FORMAT = CSVFormat.DEFAULT
            .builder()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setCommentMarker('#')
            .get();

    private CodeFile() {}

    /**
     * @param name of a file under {@code code-lists}
     * @return its lines in order
     */
    static List<CSVRecord> lines(String name) {
        try (var text = new InputStreamReader(
                        CodeFile.class.getResourceAsStream("/code-lists/" + name), StandardCharsets.UTF_8);
                var lines = FORMAT.parse(text)) {
            return lines.getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
