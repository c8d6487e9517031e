package eu.peregrine.partners.webhook;

/** What has become of a delivery. */
public enum DeliveryState {
    /** It will be attempted, for the first time or again. */
    PENDING,
    /** The receiver answered 2xx. */
    DELIVERED,
    /** Given up: every attempt failed, or the subscription was disabled. It can be retried or replayed. */
    FAILED
}
