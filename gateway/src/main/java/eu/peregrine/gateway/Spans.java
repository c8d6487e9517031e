package eu.peregrine.gateway;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.semconv.ErrorAttributes;
import io.opentelemetry.semconv.HttpAttributes;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * One span for each exchange, where tracing is switched on: {@code quarkus.otel.sdk.disabled=false}. The service's spans are below
 * it. Those that the framework would record by itself, of either side, tell the caller's address and every id in a path, and cost
 * a tenth of a small request; they are switched off.
 */
@ApplicationScoped
public class Spans {

    private static final int OUR_FAULT = 500;

    private final Tracer tracer;

    @Inject
    Spans(Tracer tracer) {
        this.tracer = tracer;
    }

    /** Begins the span of a request. */
    Span begin(HttpServerRequest request, SpanContext caller) {
        return tracer.spanBuilder(request.method().name())
                .setSpanKind(SpanKind.SERVER)
                .setParent(Context.root().with(Span.wrap(caller)))
                .startSpan();
    }

    /**
     * Ends the span of an exchange that is over. It says as little of people as the access log does (semantic conventions for HTTP
     * spans, but for {@code url.path} and {@code client.address}).
     */
    void end(Exchange exchange, boolean complete) {
        Span span = exchange.trace().span();
        if (span.isRecording()) {
            String method = exchange.request().method().name();
            int status = exchange.response().getStatusCode();
            span.setAttribute(HttpAttributes.HTTP_REQUEST_METHOD, method);
            span.setAttribute(HttpAttributes.HTTP_RESPONSE_STATUS_CODE, (long) status);
            if (exchange.target() != null) {
                String path = exchange.safePath();
                span.updateName(method + " " + path);
                span.setAttribute(HttpAttributes.HTTP_ROUTE, path);
            }
            if (exchange.problem() != null) {
                span.setAttribute(
                        ErrorAttributes.ERROR_TYPE, exchange.problem().type().code());
            }
            if (!complete || status >= OUR_FAULT) {
                span.setStatus(StatusCode.ERROR);
            }
        }
        span.end();
    }
}
