package eu.peregrine.gateway;

import java.util.Optional;

/**
 * The kinds of problem that the gateway itself answers with (RFC 9457), each with its status, its title in both
 * languages and what the page {@code /problems/<code>} says about it.
 */
enum ProblemType {
    MALFORMED_REQUEST(
            "malformed-request",
            400,
            "The request is malformed",
            "La requête est mal formée",
            "The request's line or headers could mean different things to different programs, so it was refused before"
                    + " any of them saw it. Ordinary HTTP clients never send such a request."),
    UPGRADE_REFUSED(
            "upgrade-refused",
            400,
            "Protocol upgrades are not supported",
            "Le changement de protocole n'est pas possible",
            "The gateway speaks HTTP/1.1 only: no WebSocket and no HTTP/2 over clear text."),
    UNAUTHENTICATED(
            "unauthenticated",
            401,
            "A valid token is needed",
            "Un jeton valable est nécessaire",
            "Send a bearer token of the identity provider named by /.well-known/oauth-protected-resource. Tokens live"
                    + " a few minutes; ask for a new one when it has expired."),
    ORIGIN_REFUSED(
            "origin-refused",
            403,
            "This web page may not call the API",
            "Cette page web n'est pas autorisée à appeler l'API",
            "The browser asked whether a page of another origin may call, and that origin is not on the operator's list."),
    NOT_FOUND(
            "not-found",
            404,
            "There is nothing here",
            "Il n'y a rien ici",
            "The path names nothing that Peregrine has, or nothing that the caller may see."),
    METHOD_NOT_ALLOWED(
            "method-not-allowed",
            405,
            "This method is not allowed here",
            "Cette méthode n'est pas permise ici",
            "The path exists, but not for this method. The Allow header lists those that it has."),
    REQUEST_TIMEOUT(
            "request-timeout",
            408,
            "The request took too long to arrive",
            "La requête a mis trop de temps à arriver",
            "The body stopped arriving before it was complete. Send it again."),
    BODY_TOO_LARGE(
            "body-too-large",
            413,
            "The request's body is too large",
            "Le corps de la requête est trop grand",
            "Bodies may have 1 MiB, documents 20 MiB, imports 64 MiB. Split the work into several requests."),
    EXPECTATION_FAILED(
            "expectation-failed",
            417,
            "This expectation is not understood",
            "Cette attente n'est pas comprise",
            "The only expectation that HTTP knows is 100-continue."),
    TOO_MANY_REQUESTS(
            "too-many-requests",
            429,
            "Too many requests",
            "Trop de requêtes",
            "The client has used up its share for now. RateLimit-Policy says how large the share is, RateLimit how much of"
                    + " it is left; try again after the seconds in Retry-After."),
    INTERNAL_ERROR(
            "internal-error",
            500,
            "Something went wrong on our side",
            "Une erreur est survenue de notre côté",
            "Nothing that the caller did. The trace id leads the operators to the cause."),
    METHOD_UNKNOWN(
            "method-unknown",
            501,
            "This method is not known",
            "Cette méthode n'est pas connue",
            "The API uses GET, HEAD, POST, PUT, PATCH, DELETE and OPTIONS."),
    CODING_UNKNOWN(
            "coding-unknown",
            501,
            "This transfer coding is not known",
            "Ce codage de transfert n'est pas connu",
            "The only transfer coding that the gateway takes is chunked."),
    SERVICE_UNREACHABLE(
            "service-unreachable",
            502,
            "The service behind cannot be reached",
            "Le service en question est injoignable",
            "The gateway is up, the service that answers this path is not. Nothing was changed; try again soon."),
    SERVICE_FAILED(
            "service-failed",
            502,
            "The service behind broke off or answered nonsense",
            "Le service en question s'est interrompu ou a répondu de façon incohérente",
            "The connection ended before a whole answer came. A change may or may not have been made: repeat it with"
                    + " the same Idempotency-Key."),
    SERVICE_UNAVAILABLE(
            "service-unavailable",
            503,
            "The service behind is not ready",
            "Le service en question n'est pas prêt",
            "No instance of the service says that it is ready, or each has broken off several requests in a row. Nothing"
                    + " was changed; try again after the seconds in Retry-After."),
    OVERLOADED(
            "overloaded",
            503,
            "Too much at once",
            "Trop de demandes à la fois",
            "All connections to the service are in use and the queue is full. Nothing was changed; try again after the"
                    + " seconds in Retry-After."),
    IDENTITY_PROVIDER_UNAVAILABLE(
            "identity-provider-unavailable",
            503,
            "The token cannot be verified just now",
            "Le jeton ne peut pas être vérifié pour le moment",
            "The identity provider does not answer, so nobody can be let in. The token itself may be fine; try again"
                    + " after the seconds in Retry-After."),
    SERVICE_TIMEOUT(
            "service-timeout",
            504,
            "The service behind took too long",
            "Le service en question a mis trop de temps",
            "No answer came in time. A change may or may not have been made: repeat it with the same Idempotency-Key."),
    VERSION_NOT_SUPPORTED(
            "version-not-supported",
            505,
            "This version of HTTP is not supported",
            "Cette version de HTTP n'est pas prise en charge",
            "The gateway speaks HTTP/1.1.");

    private final String code;
    private final int status;
    private final String english;
    private final String french;
    private final String explanation;

    ProblemType(String code, int status, String english, String french, String explanation) {
        this.code = code;
        this.status = status;
        this.english = english;
        this.french = french;
        this.explanation = explanation;
    }

    /** The type that has this code, if it is one of the gateway's. */
    static Optional<ProblemType> of(String code) {
        for (ProblemType type : values()) {
            if (type.code.equals(code)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }

    /** The last segment of the type's URI. */
    String code() {
        return code;
    }

    /** The HTTP status. */
    int status() {
        return status;
    }

    /** The title, in French where asked, else in English. */
    String title(boolean inFrench) {
        return inFrench ? french : english;
    }

    /** What it means and what to do. */
    String explanation() {
        return explanation;
    }
}
