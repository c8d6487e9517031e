package eu.peregrine.gateway;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One refusal of the gateway.
 *
 * @param type its kind
 * @param detail this occurrence, in words that a person understands
 * @param headers that belong to the answer, such as {@code Retry-After}
 */
record Problem(ProblemType type, String detail, Map<String, String> headers) {

    /** A refusal without headers of its own. */
    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of());
    }

    /** The same refusal with one more header. */
    Problem with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Problem(type, detail, more);
    }
}
