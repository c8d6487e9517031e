package eu.peregrine.partners.webhook;

/**
 * What came of an attempt.
 *
 * @param status the HTTP status; null when there was no answer
 * @param error what went wrong, in words; null when nothing did
 */
record AttemptOutcome(Integer status, String error) {

    private static final int GONE = 410;

    /** The receiver answered. */
    static AttemptOutcome answered(int status) {
        if (status / 100 == 2) {
            return new AttemptOutcome(status, null);
        }
        if (status / 100 == 3) {
            return new AttemptOutcome(status, "The receiver answered " + status + "; redirects are not followed.");
        }
        return new AttemptOutcome(status, "The receiver answered " + status + ".");
    }

    /** There was no answer. */
    static AttemptOutcome failed(String error) {
        return new AttemptOutcome(null, error);
    }

    boolean isDelivered() {
        return error == null;
    }

    /** Whether the receiver says that it is not there any more (Standard Webhooks: 410 ends a subscription). */
    boolean isGone() {
        return status != null && status == GONE;
    }
}
