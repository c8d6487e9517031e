package eu.peregrine.kit.problem;

import java.util.List;
import java.util.Map;

/** A refusal that becomes the answer. Made by {@link Problems}. */
public class ProblemException extends RuntimeException {

    private final int status;
    private final String code;
    private final List<Violation> violations;
    private final Map<String, String> headers;

    ProblemException(int status, String code, String detail, List<Violation> violations, Map<String, String> headers) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.violations = violations;
        this.headers = headers;
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** The problem's type without its prefix, in kebab-case. */
    public String code() {
        return code;
    }

    /** All violations; empty where the problem is not one of input or rules. */
    public List<Violation> violations() {
        return violations;
    }

    /** Headers that belong to the answer, such as {@code Retry-After}. */
    public Map<String, String> headers() {
        return headers;
    }
}
