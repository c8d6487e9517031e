package eu.peregrine.benchmarks;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A statement of a transaction as the service sent it for one thing, made so that it can be sent for others: ids of that
 * thing become those of another, ids that were new become new ones, and the fund's event gets a number of its own.
 *
 * @param sql with {@code ?} for each parameter
 * @param parameters one for each
 */
record Template(String sql, List<Parameter> parameters) {

    private static final Pattern NEW_ID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final int OUTBOX_COLUMNS = 10;
    private static final int KIND = 1;
    private static final int SEQUENCE = 4;

    /** What a parameter is. */
    enum Kind {
        /** The same for all. */
        CONSTANT,
        /** The id of the thing: the prefix and its number. */
        OF_THING,
        /** What it is called: a text in which its number stands for <code>%d</code>. */
        NAME,
        /** A new id. */
        FRESH,
        /** A number that nobody else has. */
        NUMBER
    }

    /**
     * A parameter.
     *
     * @param kind what it is
     * @param text the constant (null for null), the prefix, or the text
     */
    record Parameter(Kind kind, String text) {}

    /**
     * The statements of one transaction.
     *
     * @param sent as the service sent them
     * @param own what differs from thing to thing, as it is of the one that it was about, and how others' is made
     */
    static List<Template> of(List<Captured> sent, Map<String, Parameter> own) {
        Set<String> seen = new HashSet<>();
        List<Template> templates = new ArrayList<>();
        for (Captured statement : sent) {
            String words = statement.sql().stripLeading().toLowerCase(Locale.ROOT);
            boolean insert = words.startsWith("insert");
            boolean outbox = words.startsWith("insert into outbox");
            List<String> given = statement.parameters();
            List<Parameter> parameters = new ArrayList<>();
            for (int i = 0; i < given.size(); i++) {
                String text = given.get(i);
                boolean fundsNumber =
                        outbox && i % OUTBOX_COLUMNS == SEQUENCE && "fund".equals(given.get(i - SEQUENCE + KIND));
                if (text != null && own.containsKey(text)) {
                    parameters.add(own.get(text));
                } else if (fundsNumber) {
                    parameters.add(new Parameter(Kind.NUMBER, null));
                } else if (insert && text != null && NEW_ID.matcher(text).matches() && !seen.contains(text)) {
                    parameters.add(new Parameter(Kind.FRESH, null));
                } else {
                    parameters.add(new Parameter(Kind.CONSTANT, text));
                }
            }
            given.stream().filter(text -> text != null).forEach(seen::add);
            templates.add(new Template(statement.sql(), parameters));
        }
        return templates;
    }

    /** The statement for pgbench, where {@code :k} is the thing's number. */
    String script() {
        StringBuilder script = new StringBuilder();
        int next = 0;
        for (char letter : sql.replace('\n', ' ').toCharArray()) {
            if (letter == '?') {
                script.append(script(parameters.get(next++)));
            } else {
                script.append(letter);
            }
        }
        return script.append(';').toString();
    }

    private static String script(Parameter parameter) {
        return switch (parameter.kind()) {
            case OF_THING -> "cast('" + parameter.text() + "' || lpad(cast(:k as text), 12, '0') as uuid)";
            case NAME -> "concat('" + parameter.text().replace("%d", "', cast(:k as text), '") + "')";
            case FRESH -> "gen_random_uuid()";
            case NUMBER -> "(1000000000 + cast(:k as bigint))";
            // A colon would begin a variable, in a text as well.
            case CONSTANT ->
                parameter.text() == null
                        ? "null"
                        : "E'"
                                + parameter
                                        .text()
                                        .replace("\\", "\\\\")
                                        .replace("'", "''")
                                        .replace(":", "\\x3a")
                                        .replace("\n", "\\n")
                                + "'";
        };
    }
}
