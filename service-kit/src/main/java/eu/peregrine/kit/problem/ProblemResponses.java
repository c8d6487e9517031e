package eu.peregrine.kit.problem;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import java.util.ResourceBundle;

/** Makes the answer out of a refusal: problem+json, in the caller's language as far as its words are written down in that. */
@ApplicationScoped
public class ProblemResponses {

    private static final String SHARED = "eu.peregrine.kit.problem.titles";

    /** Where a service keeps the titles of its own codes, one a line. */
    private static final String OF_THE_SERVICE = "problem-titles";

    /** What refusals say: English sentences to be recognised, and the same in French under the same keys. */
    private static final List<String> SENTENCES = List.of("eu.peregrine.kit.problem.details", "problem-details");

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
                Translations.of(detail, locale, SENTENCES),
                path,
                TraceIds.current(),
                violations.stream().map(each -> in(locale, each)).toList(),
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
        return in(SHARED, code, locale)
                .or(() -> in(OF_THE_SERVICE, code, locale))
                .or(() -> in(SHARED, "status." + status / 100, locale))
                .orElse(code);
    }

    private static Violation in(Locale locale, Violation violation) {
        return new Violation(
                violation.pointer(), violation.code(), Translations.of(violation.detail(), locale, SENTENCES));
    }

    private static Optional<String> in(String bundle, String code, Locale locale) {
        return bundle(bundle, locale).filter(words -> words.containsKey(code)).map(words -> words.getString(code));
    }

    /** Words of the kit or the service; empty where it has none. */
    static Optional<ResourceBundle> bundle(String name, Locale locale) {
        try {
            ClassLoader loader = Thread.currentThread().getContextClassLoader();
            return Optional.of(ResourceBundle.getBundle(name, locale, loader, NO_FALLBACK));
        } catch (MissingResourceException none) {
            return Optional.empty();
        }
    }
}
