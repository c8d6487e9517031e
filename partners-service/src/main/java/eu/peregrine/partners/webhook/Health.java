package eu.peregrine.partners.webhook;

import java.time.Instant;

/**
 * How a receiver has fared.
 *
 * @param failures attempts that failed since it last answered
 * @param failingSince when the first of them was; null when there is none
 * @param lastDeliveredAt when it last took a message; null when it never did
 */
record Health(Integer failures, Instant failingSince, Instant lastDeliveredAt) {

    /** Of one that nobody asked about. */
    static final Health UNKNOWN = new Health(null, null, null);
    /** Of one that was never told anything. */
    static final Health NEW = new Health(0, null, null);
}
