package eu.peregrine.kit.problem;

import java.util.List;
import java.util.Map;

/** A refusal that becomes the answer. Made by {@link Problems}. */
public class ProblemException extends RuntimeException {

    private final int status;
    private final String code;
    private final List<Violation> violations;
    private final Map<String, String> headers;
    private final Offer offer;

    ProblemException(int status, String code, String detail, List<Violation> violations, Map<String, String> headers) {
        this(status, code, detail, violations, headers, null);
    }

    private ProblemException(
            int status,
            String code,
            String detail,
            List<Violation> violations,
            Map<String, String> headers,
            Offer offer) {
        super(detail, null, false, false);
        this.status = status;
        this.code = code;
        this.violations = violations;
        this.headers = headers;
        this.offer = offer;
    }

    /** The same refusal, with a request that would be taken instead. */
    public ProblemException offering(Offer instead) {
        return new ProblemException(status, code, getMessage(), violations, headers, instead);
    }

    /** The same refusal, with what it is about in detail. */
    public ProblemException because(List<Violation> details) {
        return new ProblemException(status, code, getMessage(), List.copyOf(details), headers, offer);
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

    /** A request that would be taken instead; null where there is none. */
    public Offer offer() {
        return offer;
    }
}
