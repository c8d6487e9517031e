package eu.peregrine.kit.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/**
 * Every error that leaves a service is a problem (RFC 9457), the framework's own included. What nobody foresaw is logged
 * with the trace id that the answer carries, and says nothing of classes or SQL.
 */
@ApplicationScoped
public class ErrorMappers {

    private static final Logger LOG = Logger.getLogger(ErrorMappers.class);

    @Inject
    ProblemResponses problems;

    @ServerExceptionMapper
    Response refused(ProblemException refusal, UriInfo uri, HttpHeaders headers) {
        return problems.of(refusal, path(uri), language(headers));
    }

    @ServerExceptionMapper
    Response badParameter(BadParameterException wrong, UriInfo uri, HttpHeaders headers) {
        return problems.of(wrong.problem(), path(uri), language(headers));
    }

    @ServerExceptionMapper(priority = 1)
    Response notBound(MismatchedInputException wrong, UriInfo uri, HttpHeaders headers) {
        return problems.of(ofJson(wrong), path(uri), language(headers));
    }

    @ServerExceptionMapper
    Response notRead(JsonProcessingException wrong, UriInfo uri, HttpHeaders headers) {
        return problems.of(ofJson(wrong), path(uri), language(headers));
    }

    @ServerExceptionMapper
    Response invalid(ConstraintViolationException wrong, UriInfo uri, HttpHeaders headers) {
        return problems.of(Problems.badRequest(violations(wrong)), path(uri), language(headers));
    }

    @ServerExceptionMapper
    Response unauthorized(UnauthorizedException refused, UriInfo uri, HttpHeaders headers) {
        return unauthorized(uri, headers);
    }

    @ServerExceptionMapper
    Response unauthenticated(AuthenticationFailedException refused, UriInfo uri, HttpHeaders headers) {
        return unauthorized(uri, headers);
    }

    @ServerExceptionMapper
    Response forbidden(ForbiddenException refused, UriInfo uri, HttpHeaders headers) {
        return problems.of(Problems.forbidden("Your role does not allow this."), path(uri), language(headers));
    }

    @ServerExceptionMapper
    Response overtaken(OptimisticLockException overtaken, UriInfo uri, HttpHeaders headers) {
        return concurrently(uri, headers);
    }

    @ServerExceptionMapper
    Response ofTheFramework(WebApplicationException error, UriInfo uri, HttpHeaders headers) {
        for (Throwable cause = error.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return problems.of(refusal, path(uri), language(headers));
            }
            if (cause instanceof JsonProcessingException wrong) {
                return problems.of(ofJson(wrong), path(uri), language(headers));
            }
        }
        int status = error.getResponse().getStatus();
        if (status < 400) {
            return error.getResponse();
        }
        ProblemException problem = switch (status) {
            case 404 -> Problems.of(404, "not-found", "There is nothing at this address.");
            case 405 -> Problems.of(405, "method-not-allowed", "This address does not take this method.");
            case 406 -> Problems.of(406, "not-acceptable", "This is not to be had in a type that you accept.");
            case 415 -> Problems.of(415, "unsupported-media-type", "A body of this Content-Type is not taken here.");
            case 413 -> Problems.of(413, "body-too-large", "The body is too large.");
            case 400 -> Problems.of(400, "bad-request", "The request cannot be understood.");
            default ->
                Problems.of(
                        status,
                        "status-" + status,
                        error.getResponse().getStatusInfo().getReasonPhrase());
        };
        Map<String, String> kept = error.getResponse().getHeaderString("Allow") == null
                ? Map.of()
                : Map.of("Allow", error.getResponse().getHeaderString("Allow"));
        return problems.of(status, problem.code(), problem.getMessage(), List.of(), kept, path(uri), language(headers));
    }

    @ServerExceptionMapper
    Response unforeseen(Throwable error, UriInfo uri, HttpHeaders headers) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return problems.of(refusal, path(uri), language(headers));
            }
            if (cause instanceof OptimisticLockException) {
                return concurrently(uri, headers);
            }
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                Response answer = ofDatabase(sql, uri, headers);
                if (answer != null) {
                    return answer;
                }
            }
        }
        LOG.errorf(error, "request %s failed, trace %s", path(uri), TraceIds.current());
        return problems.of(
                500,
                "internal-error",
                "Nothing was changed. Give the trace id to the operator.",
                List.of(),
                Map.of(),
                path(uri),
                language(headers));
    }

    // Rules that only the database can keep under concurrency (unique, exclusion, check) are refusals and no failures.
    private Response ofDatabase(SQLException sql, UriInfo uri, HttpHeaders headers) {
        return switch (sql.getSQLState()) {
            case "40001", "40P01", "55P03" -> concurrently(uri, headers);
            case "23505" ->
                problems.of(
                        Problems.conflict("duplicate", "There is one like it already."), path(uri), language(headers));
            case "23P01", "23514", "23503" ->
                problems.of(
                        Problems.conflict("conflict", "That contradicts what is already there."),
                        path(uri),
                        language(headers));
            case "57P01", "57P03", "08000", "08001", "08003", "08006" ->
                problems.of(
                        503,
                        "unavailable",
                        "The database cannot be reached; try again.",
                        List.of(),
                        Map.of("Retry-After", "2"),
                        path(uri),
                        language(headers));
            default -> null;
        };
    }

    private Response concurrently(UriInfo uri, HttpHeaders headers) {
        return problems.of(
                409,
                "changed-concurrently",
                "Somebody changed it at the same moment: read it again, then decide.",
                List.of(),
                Map.of("Retry-After", "1"),
                path(uri),
                language(headers));
    }

    private Response unauthorized(UriInfo uri, HttpHeaders headers) {
        return problems.of(
                401,
                "unauthorized",
                "Send a valid bearer token in the header Authorization.",
                List.of(),
                Map.of("WWW-Authenticate", "Bearer"),
                path(uri),
                language(headers));
    }

    /** A body that could not be bound names its first fault and where it is. */
    public static ProblemException ofJson(JsonProcessingException wrong) {
        if (!(wrong instanceof JsonMappingException mapping)) {
            return Problems.of(400, "malformed-json", "The body is no JSON: " + where(wrong) + ".");
        }
        for (Throwable cause = wrong.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof ProblemException refusal) {
                return refusal;
            }
        }
        String pointer = pointer(mapping);
        if (wrong instanceof UnrecognizedPropertyException unknown) {
            return Problems.badRequest(
                    pointer, "unknown-field", "There is no field \"" + unknown.getPropertyName() + "\" here.");
        }
        if (wrong instanceof InvalidFormatException format
                && format.getTargetType() != null
                && format.getTargetType().isEnum()) {
            return Problems.badRequest(pointer, "unknown-value", "This is none of the possible values.");
        }
        if (wrong instanceof MismatchedInputException mismatch) {
            return Problems.badRequest(pointer, "wrong-type", "This is not " + kind(mismatch.getTargetType()) + ".");
        }
        return Problems.badRequest(pointer, "unreadable", "The body cannot be read here.");
    }

    private static String kind(Class<?> type) {
        if (type == null) {
            return "what is expected here";
        } else if (type == String.class) {
            return "a plain text";
        } else if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        } else if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number in range";
        } else if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "a number as it is written here";
        } else if (type == java.time.LocalDate.class) {
            return "a date such as 2026-09-01";
        } else if (type == java.util.UUID.class) {
            return "an id";
        } else if (java.util.Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return "what is expected here";
    }

    private static String pointer(JsonMappingException wrong) {
        StringBuilder pointer = new StringBuilder();
        for (JsonMappingException.Reference step : wrong.getPath()) {
            pointer.append('/').append(step.getFieldName() == null ? step.getIndex() : step.getFieldName());
        }
        return pointer.toString();
    }

    private static String where(JsonProcessingException wrong) {
        return wrong.getLocation() == null
                ? "it ends too early"
                : "line " + wrong.getLocation().getLineNr() + ", column "
                        + wrong.getLocation().getColumnNr();
    }

    /** Bean Validation's findings as violations: the method and its parameter's name are no part of the pointer. */
    public static List<Violation> violations(ConstraintViolationException wrong) {
        List<Violation> found = new ArrayList<>();
        for (ConstraintViolation<?> violation : wrong.getConstraintViolations()) {
            found.add(new Violation(pointer(violation.getPropertyPath()), code(violation), violation.getMessage()));
        }
        found.sort(java.util.Comparator.comparing(Violation::pointer).thenComparing(Violation::code));
        return found;
    }

    private static String code(ConstraintViolation<?> violation) {
        String name = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }

    private static String pointer(Path path) {
        StringBuilder pointer = new StringBuilder();
        Iterator<Path.Node> nodes = path.iterator();
        while (nodes.hasNext()) {
            Path.Node node = nodes.next();
            switch (node.getKind()) {
                case METHOD, CONSTRUCTOR, PARAMETER, CROSS_PARAMETER, RETURN_VALUE -> {}
                default -> {
                    if (node.isInIterable() && node.getIndex() != null) {
                        pointer.append('/').append(node.getIndex());
                    }
                    if (node.getName() != null && !node.getName().startsWith("<")) {
                        pointer.append('/').append(node.getName());
                    }
                }
            }
        }
        return pointer.toString();
    }

    private static String path(UriInfo uri) {
        return uri.getRequestUri().getRawPath();
    }

    private static Locale language(HttpHeaders headers) {
        for (Locale locale : headers.getAcceptableLanguages()) {
            if (locale.getLanguage().equals("fr") || locale.getLanguage().equals("en")) {
                return Locale.forLanguageTag(locale.getLanguage());
            }
        }
        return Locale.ENGLISH;
    }
}
