package eu.peregrine.local.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** The files of an illustration, in the form that the imports of the services take. */
public final class IllustrationFiles {

    private record Origin(long seed, Scale scale, boolean illustrative) {}

    private IllustrationFiles() {}

    /** Lines of a CSV import with its header. */
    public static byte[] csv(List<?> things) {
        return CsvTable.of(things).getBytes(StandardCharsets.UTF_8);
    }

    /** Lines of an NDJSON import. */
    public static byte[] ndjson(List<?> things) {
        return things.stream()
                .map(thing -> Json.write(thing) + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Writes {@code illustration.json} (seed and scale), the three network files, agreements and students as CSV and
     * NDJSON, programmes, funds and calls as NDJSON. Existing files of these names are replaced.
     *
     * @param folder created if missing
     * @throws IOException if it cannot be written
     */
    public static void write(Illustration illustration, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.write(
                folder.resolve("illustration.json"),
                ndjson(List.of(new Origin(illustration.seed(), illustration.scale(), true))));
        for (String name : List.of("organisations.csv", "labels.csv", "memberships.csv")) {
            Files.write(folder.resolve(name), NetworkData.file(name));
        }
        Files.write(folder.resolve("agreements.csv"), csv(illustration.agreements()));
        Files.write(folder.resolve("agreements.ndjson"), ndjson(illustration.agreements()));
        Files.write(folder.resolve("students.csv"), csv(illustration.students()));
        Files.write(folder.resolve("students.ndjson"), ndjson(illustration.students()));
        Files.write(folder.resolve("programmes.ndjson"), ndjson(illustration.programmes()));
        Files.write(folder.resolve("funds.ndjson"), ndjson(illustration.funds()));
        Files.write(folder.resolve("calls.ndjson"), ndjson(illustration.calls()));
    }
}
