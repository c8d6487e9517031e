package eu.peregrine.gateway;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * W3C Trace Context of a request: the caller's trace continued, or a new one.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 of them: the gateway's own span, the parent of the service's
 * @param flags two of them, passed on as they came
 * @param continued whether the trace came with the request; only then does its {@code tracestate} belong to it
 * @param span the gateway's own, which records nothing where tracing is switched off
 */
record TraceContext(String traceId, String spanId, String flags, boolean continued, Span span) {

    // §3.2: version 00 has exactly four fields; later versions may append more, ff is invalid.
    private static final Pattern PARENT = Pattern.compile("(?!ff)(?:00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})"
            + "|(?!00)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?)");

    /**
     * Reads the header, and makes a fresh context where there is none or a broken one (§4.3).
     *
     * @param traceparent the request's header, or null
     * @param begin begins the gateway's span below that of the caller, if this is valid
     */
    static TraceContext continueOrStart(String traceparent, Function<SpanContext, Span> begin) {
        SpanContext caller = caller(traceparent);
        Span span = begin.apply(caller);
        SpanContext own = span.getSpanContext();
        if (own.isValid() && !own.getSpanId().equals(caller.getSpanId())) {
            return new TraceContext(
                    own.getTraceId(), own.getSpanId(), own.getTraceFlags().asHex(), caller.isValid(), span);
        }
        // Tracing is switched off; those before and behind may have it on all the same.
        return caller.isValid()
                ? new TraceContext(
                        caller.getTraceId(), hex(1), caller.getTraceFlags().asHex(), true, span)
                : new TraceContext(hex(2), hex(1), "01", false, span);
    }

    private static SpanContext caller(String traceparent) {
        if (traceparent == null) {
            return SpanContext.getInvalid();
        }
        Matcher parent = PARENT.matcher(traceparent);
        if (!parent.matches()) {
            return SpanContext.getInvalid();
        }
        int group = parent.group(1) != null ? 1 : 4;
        return SpanContext.createFromRemoteParent(
                parent.group(group),
                parent.group(group + 1),
                TraceFlags.fromHex(parent.group(group + 2), 0),
                TraceState.getDefault());
    }

    /** The header for the service. */
    String traceparent() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    private static String hex(int longs) {
        StringBuilder digits = new StringBuilder(16 * longs);
        for (int i = 0; i < longs; i++) {
            long part = ThreadLocalRandom.current().nextLong();
            digits.append(HexFormat.of().toHexDigits(part == 0 ? 1 : part));
        }
        return digits.toString();
    }
}
