package eu.peregrine.kit.audit;

import eu.peregrine.kit.problem.Problems;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Takes the reason and the request's id from its headers. */
@Provider
class ActingFilter implements ContainerRequestFilter {

    private static final int LONGEST_REASON = 1000;

    @Inject
    Acting acting;

    @Override
    public void filter(ContainerRequestContext request) {
        String reason = request.getHeaderString("X-Reason");
        if (reason != null) {
            String text = decoded(reason);
            if (text.length() > LONGEST_REASON || text.chars().anyMatch(Character::isISOControl)) {
                throw Problems.badRequest(
                        "X-Reason",
                        "size",
                        "A reason has at most " + LONGEST_REASON + " characters, none of them a control character.");
            }
            acting.reason(text);
        }
        String requestId = request.getHeaderString("X-Request-Id");
        acting.requestId(requestId == null || requestId.length() > 100 ? null : requestId);
    }

    // Headers are Latin-1 at best, so a reason with other letters comes percent-encoded (RFC 8187 does the same).
    private static String decoded(String header) {
        if (header.indexOf('%') < 0) {
            return header;
        }
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException literalPercent) {
            return header;
        }
    }
}
