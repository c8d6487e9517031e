package eu.peregrine.kit.transfer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.problem.ErrorMappers;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** The lines of a file, each read when it is asked for, so that a file of any size takes the memory of a line. */
final class Lines {

    /** Longest line of an import, in characters. */
    private static final int LONGEST = 1 << 18;

    /**
     * @param number the line's, from 1, a header not counted
     * @param value what it says, or null when it cannot be read
     * @param problems why it cannot be read
     */
    record Line<T>(int number, T value, List<Violation> problems) {}

    private Lines() {}

    static <T> Iterator<Line<T>> read(
            InputStream body, boolean csv, Class<T> type, ObjectMapper strict, ObjectMapper lenient) {
        // Malformed UTF-8 must be refused; the default would quietly store a replacement character in a name.
        BufferedReader text = new BufferedReader(new InputStreamReader(
                body,
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT)));
        return csv ? csv(text, type, lenient) : ndjson(text, type, strict);
    }

    private static <T> Iterator<Line<T>> ndjson(Reader text, Class<T> type, ObjectMapper json) {
        BoundedLines lines = new BoundedLines(text);
        return new Source<>() {
            @Override
            Line<T> next(int number) throws IOException {
                String line = lines.next();
                while (line != null && line.isBlank()) {
                    line = lines.next();
                }
                if (line == null) {
                    return null;
                }
                String found = line;
                return bind(number, () -> json.readValue(found, type));
            }
        };
    }

    private static <T> Iterator<Line<T>> csv(BufferedReader text, Class<T> type, ObjectMapper json) {
        Columns columns = Columns.of(type);
        CSVParser parser;
        try {
            skipByteOrderMark(text);
            parser = CSVFormat.RFC4180
                    .builder()
                    .setHeader()
                    .setSkipHeaderRecord(true)
                    .setIgnoreEmptyLines(true)
                    .get()
                    .parse(text);
        } catch (IOException | IllegalArgumentException e) {
            throw Problems.badRequest("/", "unreadable-header", "The first line must name the columns, each once.");
        }
        List<String> header = parser.getHeaderNames();
        columns.checkHeader(header);
        Iterator<CSVRecord> records = parser.iterator();
        return new Source<>() {
            @Override
            Line<T> next(int number) {
                if (!records.hasNext()) {
                    return null;
                }
                CSVRecord record = records.next();
                if (record.size() != header.size()) {
                    return new Line<>(
                            number,
                            null,
                            List.of(new Violation(
                                    "",
                                    "wrong-number-of-cells",
                                    "The line has " + record.size() + " cells, the header " + header.size() + ".")));
                }
                Map<String, String> row = new LinkedHashMap<>();
                for (int i = 0; i < header.size(); i++) {
                    row.put(header.get(i), record.get(i));
                }
                return bind(number, () -> json.treeToValue(columns.tree(row, json), type));
            }
        };
    }

    private static void skipByteOrderMark(BufferedReader text) throws IOException {
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
    }

    /** Reads lines of bounded length, however long the file's are. */
    private static final class BoundedLines {

        private final Reader text;
        private final char[] block = new char[8192];
        private int at;
        private int end;

        BoundedLines(Reader text) {
            this.text = text;
        }

        /** The next line; null at the end. */
        String next() throws IOException {
            StringBuilder line = new StringBuilder();
            while (at < end || fill()) {
                int from = at;
                while (at < end && block[at] != '\n') {
                    at++;
                }
                if (line.length() + at - from > LONGEST) {
                    throw Problems.badRequest("", "line-too-long", "A line has at most " + LONGEST + " characters.");
                }
                line.append(block, from, at - from);
                if (at < end) {
                    at++;
                    return line.toString();
                }
            }
            return line.isEmpty() ? null : line.toString();
        }

        private boolean fill() throws IOException {
            at = 0;
            end = Math.max(0, text.read(block));
            return end > 0;
        }
    }

    private interface Binding<T> {
        T bind() throws JsonProcessingException;
    }

    private static <T> Line<T> bind(int number, Binding<T> binding) {
        try {
            T value = binding.bind();
            return value == null
                    ? new Line<>(number, null, List.of(new Violation("", "empty", "The line says nothing.")))
                    : new Line<>(number, value, null);
        } catch (JsonProcessingException wrong) {
            ProblemException problem = ErrorMappers.ofJson(wrong);
            List<Violation> violations = problem.violations().isEmpty()
                    ? List.of(new Violation("", problem.code(), problem.getMessage()))
                    : problem.violations();
            return new Line<>(number, null, violations);
        }
    }

    private abstract static class Source<T> implements Iterator<Line<T>> {

        private Line<T> ahead;
        private int read;
        private boolean ended;

        abstract Line<T> next(int number) throws IOException;

        @Override
        public boolean hasNext() {
            if (ahead == null && !ended) {
                try {
                    ahead = next(read + 1);
                } catch (java.nio.charset.CharacterCodingException notUtf8) {
                    throw Problems.badRequest("", "not-utf-8", "Behind line " + read + " the file is not UTF-8.");
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (UncheckedIOException e) {
                    if (e.getCause() instanceof java.nio.charset.CharacterCodingException) {
                        throw Problems.badRequest("", "not-utf-8", "Behind line " + read + " the file is not UTF-8.");
                    }
                    throw Problems.badRequest("", "unreadable", "Behind line " + read + " the file cannot be read.");
                }
                ended = ahead == null;
                read++;
            }
            return ahead != null;
        }

        @Override
        public Line<T> next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            Line<T> line = ahead;
            ahead = null;
            return line;
        }
    }
}
