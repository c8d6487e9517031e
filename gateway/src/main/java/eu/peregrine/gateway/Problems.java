package eu.peregrine.gateway;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Writes the gateway's own refusals: {@code application/problem+json} (RFC 9457). */
@ApplicationScoped
public class Problems {

    /** How much of an unwanted body is read away, so that its sender gets to read the answer (RFC 9112 §9.6). */
    private static final long DRAIN_BYTES = 4L << 20;

    private static final long DRAIN_MILLIS = 2_000;

    private final ObjectMapper json;

    @Inject
    Problems(ObjectMapper json) {
        this.json = json;
    }

    /** Answers, unless the answer has begun already; then the connection is closed, which is all that is left to say. */
    void answer(Exchange exchange, Problem problem) {
        HttpServerResponse response = exchange.response();
        exchange.problem(problem);
        if (response.ended() || response.closed()) {
            return;
        }
        if (response.headWritten()) {
            exchange.request().connection().close();
            return;
        }
        response.headers().remove(HttpHeaders.TRANSFER_ENCODING);
        response.setStatusCode(problem.type().status());
        response.putHeader(HttpHeaders.CONTENT_TYPE, "application/problem+json");
        response.putHeader(HttpHeaders.CONTENT_LANGUAGE, exchange.french() ? "fr" : "en");
        response.putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        problem.headers().forEach(response::putHeader);
        boolean bodyLeft = exchange.bodyLeft();
        if (bodyLeft) {
            response.putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
        }
        response.end(body(exchange, problem));
        if (bodyLeft) {
            drain(exchange);
        } else {
            exchange.request().resume();
        }
    }

    private Buffer body(Exchange exchange, Problem problem) {
        ObjectNode body = json.createObjectNode();
        body.put("type", "/problems/" + problem.type().code());
        body.put("title", problem.type().title(exchange.french()));
        body.put("status", problem.type().status());
        body.put("detail", problem.detail());
        if (exchange.target() != null) {
            body.put("instance", exchange.target().path());
        }
        body.put("traceId", exchange.trace().traceId());
        try {
            return Buffer.buffer(json.writeValueAsBytes(body));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    // Closing with unread bytes would make the kernel reset the connection, and the client might never see the answer.
    private static void drain(Exchange exchange) {
        HttpServerRequest request = exchange.request();
        long[] drained = {0};
        long timer = exchange.routing()
                .vertx()
                .setTimer(DRAIN_MILLIS, id -> request.connection().close());
        request.handler(piece -> {
            drained[0] += piece.length();
            if (drained[0] > DRAIN_BYTES) {
                request.connection().close();
            }
        });
        request.exceptionHandler(gone -> exchange.routing().vertx().cancelTimer(timer));
        request.endHandler(end -> {
            exchange.routing().vertx().cancelTimer(timer);
            request.connection().close();
        });
        request.resume();
    }
}
