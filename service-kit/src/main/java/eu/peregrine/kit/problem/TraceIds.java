package eu.peregrine.kit.problem;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;

/** The identifier by which a request is found in logs and traces (W3C Trace Context). */
public final class TraceIds {

    private TraceIds() {}

    /** The present trace's id, or null outside of one. */
    public static String current() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid() ? context.getTraceId() : null;
    }

    /** The present {@code traceparent}, or null outside of a trace. */
    public static String traceparent() {
        SpanContext context = Span.current().getSpanContext();
        return context.isValid()
                ? "00-" + context.getTraceId() + "-" + context.getSpanId() + "-"
                        + context.getTraceFlags().asHex()
                : null;
    }
}
