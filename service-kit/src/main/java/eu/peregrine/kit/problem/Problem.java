package eu.peregrine.kit.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/**
 * An error as RFC 9457 has it.
 *
 * @param type a URI that the portal explains, {@code /problems/<code>}
 * @param title the type in words, the same for every occurrence, in the caller's language
 * @param status the HTTP status
 * @param detail this occurrence in words that a person understands
 * @param instance the path that was asked for
 * @param traceId by which an operator finds the request in logs and traces
 * @param errors all violations, where the problem is one of input or rules
 * @param offer a request that would be taken instead, where there is one
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String traceId,
        List<Violation> errors,
        Offer offer) {

    /** Media type of every error. */
    public static final String MEDIA_TYPE = "application/problem+json";
}
