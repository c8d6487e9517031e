package eu.peregrine.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The configuration of {@code java.util.logging} for our own child processes, which ask for a file. */
final class LoggingFile {

    private LoggingFile() {}

    /** Writes the configuration into a directory and returns the file's absolute path. */
    static Path writeTo(Path directory) {
        Path file = directory.resolve("logging.properties").toAbsolutePath();
        try (InputStream in = LoggingFile.class.getResourceAsStream("/logging.properties")) {
            Files.createDirectories(directory);
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }
}
