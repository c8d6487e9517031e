package eu.peregrine.kit.problem;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Makes the refusals. Nothing here knows HTTP's library, so that aggregates may refuse too. */
public final class Problems {

    private Problems() {}

    /** 404: there is no such thing, or it is not the caller's to see. */
    public static ProblemException notFound(String what) {
        return of(404, "not-found", "There is no such " + what + ", or it is not yours to see.");
    }

    /** 409: the request contradicts the present state of things. */
    public static ProblemException conflict(String code, String detail) {
        return of(409, code, detail);
    }

    /** 409: the life cycle has no such step from the present state. */
    public static ProblemException illegalTransition(
            String what, Enum<?> state, String verb, Collection<String> legalVerbs) {
        String legal = legalVerbs.isEmpty()
                ? "nothing more can be done with it"
                : "possible now: " + String.join(", ", legalVerbs);
        return of(
                409,
                "illegal-transition",
                "Cannot " + verb + " the " + what + ": it is " + state.name() + "; " + legal + ".");
    }

    /** 409: what the request names (a revision, a hash, a proposal) is not the present one any more. */
    public static ProblemException stale(String detail) {
        return of(409, "stale", detail);
    }

    /** 422: the input is well formed but breaks rules; all of them are named. */
    public static ProblemException invalid(List<Violation> violations) {
        return new ProblemException(422, "rules-broken", summary(violations), List.copyOf(violations), Map.of());
    }

    /** 400: the input itself is wrong; all that is wrong is named. */
    public static ProblemException badRequest(List<Violation> violations) {
        return new ProblemException(400, "bad-request", summary(violations), List.copyOf(violations), Map.of());
    }

    /** 400 with a single violation. */
    public static ProblemException badRequest(String pointer, String code, String detail) {
        return badRequest(List.of(new Violation(pointer, code, detail)));
    }

    /** 403: the caller may see the thing but not do this to it. */
    public static ProblemException forbidden(String detail) {
        return of(403, "forbidden", detail);
    }

    /** Any other refusal. */
    public static ProblemException of(int status, String code, String detail) {
        return new ProblemException(status, code, detail, List.of(), Map.of());
    }

    /** Any other refusal, with headers. */
    public static ProblemException of(int status, String code, String detail, Map<String, String> headers) {
        return new ProblemException(status, code, detail, List.of(), Map.copyOf(headers));
    }

    private static String summary(List<Violation> violations) {
        return violations.size() == 1
                ? violations.get(0).detail()
                : violations.size() + " things are wrong; each is listed under errors.";
    }
}
