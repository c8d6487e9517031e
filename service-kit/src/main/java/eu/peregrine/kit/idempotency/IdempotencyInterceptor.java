package eu.peregrine.kit.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.RawJson;
import eu.peregrine.kit.web.Rendering;
import eu.peregrine.kit.web.RequestBody;
import eu.peregrine.kit.web.ShownOnce;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Status;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Runs a resource method in a transaction, and with a key only once. */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.LIBRARY_AFTER + 900)
public class IdempotencyInterceptor {

    private static final int LONGEST_KEY = 200;
    private static final List<String> KEPT_HEADERS = List.of(
            HttpHeaders.LOCATION, HttpHeaders.ETAG, HttpHeaders.VARY, HttpHeaders.CONTENT_TYPE, HttpHeaders.LINK);

    @Inject
    EntityManager entityManager;

    @Inject
    Caller caller;

    @Inject
    Rendering rendering;

    @Inject
    RequestBody body;

    @Inject
    ObjectMapper json;

    @Context
    HttpHeaders headers;

    @Context
    UriInfo uri;

    @Context
    Request request;

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String key = headers.getHeaderString("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            throw Problems.badRequest("Idempotency-Key", "size", "A key has 1 to " + LONGEST_KEY + " characters.");
        }
        QuarkusTransaction.begin();
        try {
            Response answer = key == null ? (Response) invocation.proceed() : keyed(key, invocation);
            if (answer.getStatus() >= 400) {
                QuarkusTransaction.rollback();
            } else {
                QuarkusTransaction.commit();
            }
            return answer;
        } catch (Throwable refused) {
            if (QuarkusTransaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
                QuarkusTransaction.rollback();
            }
            throw refused;
        }
    }

    private Response keyed(String key, InvocationContext invocation) throws Exception {
        String scope = String.join(" ", request.getMethod(), uri.getRequestUri().getRawPath(), caller.subject(), key);
        boolean locked = (boolean) entityManager
                .createNativeQuery("select pg_try_advisory_xact_lock(hashtextextended(:scope, 0))")
                .setParameter("scope", scope)
                .getSingleResult();
        if (!locked) {
            throw Problems.of(
                    409,
                    "in-progress",
                    "The first request with this key is still running.",
                    Map.of("Retry-After", "1"));
        }
        StoredAnswer stored = entityManager.find(StoredAnswer.class, scope);
        if (stored != null && stored.expired()) {
            entityManager.remove(stored);
            entityManager.flush();
            stored = null;
        }
        readStreamed(invocation);
        String hash = body.hash() + " " + uri.getRequestUri().getRawQuery();
        if (stored != null) {
            if (!stored.requestHash.equals(hash)) {
                throw Problems.of(
                        422,
                        "key-reused",
                        "This Idempotency-Key was used for another request; a new request needs a new key.");
            }
            return replay(stored);
        }
        Response made = (Response) invocation.proceed();
        Response answer = rendering.render(made);
        if (answer.getStatus() / 100 == 2) {
            Response kept =
                    made.getEntity() instanceof ShownOnce shown ? rendering.render(without(shown, made)) : answer;
            entityManager.persist(new StoredAnswer(scope, hash, kept.getStatus(), headersOf(kept), bytesOf(kept)));
        }
        return answer;
    }

    /** Which request a key stands for is asked before the method runs; by then a file that it would stream must be read. */
    private static void readStreamed(InvocationContext invocation) throws IOException {
        Object[] parameters = invocation.getParameters();
        for (int i = 0; i < parameters.length; i++) {
            if (parameters[i] instanceof InputStream stream) {
                parameters[i] = new ByteArrayInputStream(stream.readAllBytes());
            }
        }
        invocation.setParameters(parameters);
    }

    private Response replay(StoredAnswer stored) throws JsonProcessingException {
        Response.ResponseBuilder answer = Response.status(stored.status).header("Idempotency-Replayed", "true");
        json.readTree(stored.headers)
                .properties()
                .forEach(header ->
                        answer.header(header.getKey(), header.getValue().asText()));
        return stored.body == null
                ? answer.build()
                : answer.entity(new RawJson(stored.body)).build();
    }

    private String headersOf(Response answer) throws JsonProcessingException {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String name : KEPT_HEADERS) {
            String value = answer.getHeaderString(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return json.writeValueAsString(kept);
    }

    private static Response without(ShownOnce shown, Response answer) {
        return Response.fromResponse(answer).entity(shown.withoutSecret()).build();
    }

    private static byte[] bytesOf(Response answer) {
        return answer.getEntity() instanceof RawJson raw ? raw.bytes() : null;
    }
}
