package eu.peregrine.partners.webhook;

/** Whether a subscription is told. */
public enum SubscriptionState {
    /** Events become deliveries, and deliveries are sent. */
    ACTIVE,
    /** Nothing becomes a delivery and nothing is sent; what happens meanwhile can be replayed later. */
    DISABLED
}
