package eu.peregrine.partners.webhook;

import java.util.Locale;
import java.util.Set;

/** What one can do with a subscription besides editing and deleting it. */
public enum SubscriptionVerb {
    /** Goes on after it was disabled. */
    ENABLE(false, SubscriptionState.DISABLED),
    /** Pauses. */
    DISABLE(false, SubscriptionState.ACTIVE),
    /** Makes a new secret. */
    ROTATE_SECRET(true, SubscriptionState.ACTIVE, SubscriptionState.DISABLED),
    /** Sends a message that says nothing. */
    TEST(false, SubscriptionState.ACTIVE),
    /** Sends again what happened since a time. */
    REPLAY(false, SubscriptionState.ACTIVE);

    private final boolean ownerOnly;
    private final Set<SubscriptionState> from;

    SubscriptionVerb(boolean ownerOnly, SubscriptionState... from) {
        this.ownerOnly = ownerOnly;
        this.from = Set.of(from);
    }

    /** The verb as it stands in the path. */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the office may not do it for the owner, because it shows the owner's secret. */
    boolean isOwnersAlone() {
        return ownerOnly;
    }

    /** Whether it may be done in this state. */
    boolean isLegalIn(SubscriptionState state) {
        return from.contains(state);
    }
}
