package eu.peregrine.kit.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;

/** Makes the answer out of a refusal: problem+json, titled in the caller's language. */
@ApplicationScoped
public class ProblemResponses {

    private static final ResourceBundle.Control NO_FALLBACK =
            ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);

    /** The answer to a refusal of ours. */
    public Response of(ProblemException refusal, String path, Locale locale) {
        return of(
                refusal.status(),
                refusal.code(),
                refusal.getMessage(),
                refusal.violations(),
                refusal.offer(),
                refusal.headers(),
                path,
                locale);
    }

    /** The answer to any error. */
    public Response of(
            int status,
            String code,
            String detail,
            List<Violation> violations,
            Map<String, String> headers,
            String path,
            Locale locale) {
        return of(status, code, detail, violations, null, headers, path, locale);
    }

    private Response of(
            int status,
            String code,
            String detail,
            List<Violation> violations,
            Offer offer,
            Map<String, String> headers,
            String path,
            Locale locale) {
        Problem problem = new Problem(
                "/problems/" + code,
                title(code, status, locale),
                status,
                detail,
                path,
                TraceIds.current(),
                violations,
                offer);
        Response.ResponseBuilder answer = Response.status(status)
                .type(Problem.MEDIA_TYPE)
                .entity(problem)
                .header("Cache-Control", "no-store")
                .header("Content-Language", locale.getLanguage());
        headers.forEach(answer::header);
        return answer.build();
    }

    private static String title(String code, int status, Locale locale) {
        ResourceBundle titles = ResourceBundle.getBundle("eu.peregrine.kit.problem.titles", locale, NO_FALLBACK);
        try {
            return titles.getString(code);
        } catch (MissingResourceException ofAService) {
            return titles.getString("status." + status / 100);
        }
    }
}
