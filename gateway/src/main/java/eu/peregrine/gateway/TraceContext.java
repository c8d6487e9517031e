package eu.peregrine.gateway;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * W3C Trace Context of a request: the caller's trace continued, or a new one.
 *
 * @param traceId 32 lower-case hexadecimal digits, not all zero
 * @param spanId 16 of them: the gateway's own span, the parent of the service's
 * @param flags two of them, passed on as they came
 * @param continued whether the trace came with the request; only then does its {@code tracestate} belong to it
 */
record TraceContext(String traceId, String spanId, String flags, boolean continued) {

    // §3.2: version 00 has exactly four fields; later versions may append more, ff is invalid.
    private static final Pattern PARENT = Pattern.compile("(?!ff)(?:00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})"
            + "|(?!00)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?)");

    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);

    /**
     * Reads the header, and makes a fresh context where there is none or a broken one (§4.3).
     *
     * @param traceparent the request's header, or null
     */
    static TraceContext continueOrStart(String traceparent) {
        SpanContext recorded = Span.current().getSpanContext();
        if (recorded.isValid()) {
            // Tracing is switched on and has done the same already; the ids must be those that get exported.
            boolean continued = traceparent != null && traceparent.contains(recorded.getTraceId());
            return new TraceContext(
                    recorded.getTraceId(),
                    recorded.getSpanId(),
                    recorded.getTraceFlags().asHex(),
                    continued);
        }
        if (traceparent != null) {
            Matcher parent = PARENT.matcher(traceparent);
            if (parent.matches()) {
                int group = parent.group(1) != null ? 1 : 4;
                if (!parent.group(group).equals(NO_TRACE)
                        && !parent.group(group + 1).equals(NO_SPAN)) {
                    return new TraceContext(parent.group(group), hex(1), parent.group(group + 2), true);
                }
            }
        }
        return new TraceContext(hex(2), hex(1), "01", false);
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
