package eu.peregrine.kit.web;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.problem.Problems;

/** Conditional writes (RFC 9110 §13.1.1): an ETag is {@code "<version>.<hash>"}, and only the version part is compared. */
public final class IfMatch {

    private IfMatch() {}

    /**
     * Demands the condition.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 428 without the header (RFC 6585 §3), 412 when it names another version
     */
    public static void required(String header, AggregateRoot root) {
        required(header, root.version());
    }

    /** As {@link #required(String, AggregateRoot)}, for what has a version without being an aggregate. */
    public static void required(String header, long version) {
        if (header == null || header.isBlank()) {
            throw Problems.of(
                    428,
                    "precondition-required",
                    "Send If-Match with the ETag of the version that you want to change.");
        }
        accepted(header, version);
    }

    /** Honours the condition where there is one. */
    public static void accepted(String header, AggregateRoot root) {
        accepted(header, root.version());
    }

    /** As {@link #accepted(String, AggregateRoot)}, for what has a version without being an aggregate. */
    public static void accepted(String header, long version) {
        if (header == null || header.isBlank() || header.trim().equals("*")) {
            return;
        }
        for (String tag : header.split(",")) {
            String bare = tag.trim();
            if (bare.startsWith("\"") && bare.endsWith("\"") && bare.length() > 1) {
                String value = bare.substring(1, bare.length() - 1);
                int dot = value.indexOf('.');
                if ((dot < 0 ? value : value.substring(0, dot)).equals(Long.toString(version))) {
                    return;
                }
            }
        }
        throw Problems.of(
                412,
                "precondition-failed",
                "It has changed since you read it (it is at version " + version + " now): read it again, then decide.");
    }
}
