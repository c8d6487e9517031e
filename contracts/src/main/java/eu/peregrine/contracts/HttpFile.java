package eu.peregrine.contracts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A file of HTTP requests as IDEs and httpyac play it, in the part of the form that ours use: variables in front
 * ({@code @name = value}), requests between lines that begin with {@code ###}, and behind each what it keeps of the answer
 * ({@code client.global.set("name", response.body.id);}).
 *
 * @param variables those that stand in front, by name
 * @param requests in their order
 */
public record HttpFile(Map<String, String> variables, List<Request> requests) {

    private static final Pattern VARIABLE = Pattern.compile("\\{\\{(\\$?[a-zA-Z]+)}}");
    private static final Pattern DEFINED = Pattern.compile("(?m)^@([a-zA-Z]+) = (.*)$");
    private static final Pattern KEPT = Pattern.compile("client\\.global\\.set\\(\"([a-zA-Z]+)\", (.+)\\);");
    private static final String SCRIPT = "\n> {%";

    /**
     * A request.
     *
     * @param title what it is for
     * @param method such as {@code POST}
     * @param address with its variables
     * @param headers by name, as they are spelt
     * @param body empty when there is none
     * @param kept what of the answer is kept: the expressions by the variables' names
     */
    public record Request(
            String title,
            String method,
            String address,
            Map<String, String> headers,
            String body,
            Map<String, String> kept) {

        /** Names of all variables that it uses. */
        public List<String> used() {
            return VARIABLE.matcher(String.join(" ", address, headers.toString(), body))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        }

        /** The same with values in the place of variables. */
        public Request filled(UnaryOperator<String> values) {
            Map<String, String> filled = new LinkedHashMap<>();
            headers.forEach((name, value) -> filled.put(name, fill(value, values)));
            return new Request(title, method, fill(address, values), filled, fill(body, values), kept);
        }

        private static String fill(String text, UnaryOperator<String> values) {
            return VARIABLE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(values.apply(match.group(1))));
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException when it cannot be read
     */
    public static HttpFile read(Path file) throws IOException {
        List<String> blocks = List.of(Files.readString(file).split("(?m)^###"));
        Map<String, String> variables = new LinkedHashMap<>();
        DEFINED.matcher(blocks.get(0)).results().forEach(match -> variables.put(match.group(1), match.group(2)));
        return new HttpFile(
                variables, blocks.stream().skip(1).map(HttpFile::request).toList());
    }

    private static Request request(String block) {
        String title = block.lines().findFirst().orElseThrow().strip();
        Map<String, String> kept = new LinkedHashMap<>();
        KEPT.matcher(block).results().forEach(match -> kept.put(match.group(1), match.group(2)));
        int script = block.indexOf(SCRIPT);
        List<String> lines = (script < 0 ? block : block.substring(0, script))
                .lines()
                .skip(1)
                .filter(line -> !line.startsWith("#"))
                .toList();
        String[] first = lines.get(0).split(" ", 2);
        int blank = lines.indexOf("");
        int end = blank < 0 ? lines.size() : blank;
        Map<String, String> headers = new LinkedHashMap<>();
        lines.subList(1, end).stream()
                .map(line -> line.split(": ", 2))
                .forEach(header -> headers.put(header[0], header[1]));
        String body = String.join("\n", lines.subList(Math.min(end + 1, lines.size()), lines.size()))
                .strip();
        return new Request(title, first[0], first[1], headers, body, kept);
    }

    /** The names of the parameters in an address. */
    static List<String> parameters(String address) {
        int query = address.indexOf('?');
        return query < 0
                ? List.of()
                : Arrays.stream(address.substring(query + 1).split("&"))
                        .map(parameter -> parameter.replaceFirst("=.*", ""))
                        .toList();
    }
}
