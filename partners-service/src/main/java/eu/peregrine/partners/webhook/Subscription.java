package eu.peregrine.partners.webhook;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.problem.Problems;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/**
 * Somebody's wish to be told of events at a web address. What it may be told is decided when it is made, by who made it;
 * see {@link Owner}.
 */
@Entity
@Table(name = "subscription")
public class Subscription extends AggregateRoot {

    private String owner;
    private UUID organisationId;
    private String url;
    private String description;
    private String[] eventTypes;
    private String[] grants;

    @Enumerated(EnumType.STRING)
    private SubscriptionState state;

    @Enumerated(EnumType.STRING)
    private DisabledReason disabledReason;

    private String disabledDetail;
    private Instant disabledAt;

    /** Encrypted. */
    private String secret;

    private String previousSecret;
    private Instant previousSecretUntil;
    private Instant createdAt;
    private Instant modifiedAt;

    /** For the persistence provider. */
    protected Subscription() {}

    /**
     * A new subscription, active at once, with {@code subscription.created} raised.
     *
     * @param id its id
     * @param owner whose it is and what that lets it see
     * @param draft what is wanted
     * @param sealedSecret its secret, encrypted
     * @param now the domain's time
     */
    Subscription(UUID id, Owner owner, SubscriptionDraft draft, String sealedSecret, Instant now) {
        super(id);
        belongTo(owner);
        this.state = SubscriptionState.ACTIVE;
        this.secret = sealedSecret;
        this.createdAt = now;
        take(draft, now);
        raise("subscription.created");
    }

    private void belongTo(Owner newOwner) {
        owner = newOwner.key();
        organisationId = newOwner.organisationId();
        grants = newOwner.grants().toArray(String[]::new);
    }

    /** Its organisation was merged into another: it is the other's from now on, and follows the other's objects. */
    void handOver(Owner survivor, Instant now) {
        belongTo(survivor);
        modifiedAt = now;
        raise("subscription.edited");
    }

    /** Changes what is wanted. Nothing happens when nothing differs. */
    void edit(SubscriptionDraft draft, Instant now) {
        if (!toDraft().equals(draft.inOrder())) {
            take(draft, now);
            raise("subscription.edited");
        }
    }

    /**
     * Goes on.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when it is active
     */
    void enable(Instant now) {
        demand(SubscriptionVerb.ENABLE);
        state = SubscriptionState.ACTIVE;
        disabledReason = null;
        disabledDetail = null;
        disabledAt = null;
        modifiedAt = now;
        raise("subscription.enabled", SubscriptionState.DISABLED);
    }

    /**
     * Stops being told.
     *
     * @param reason why
     * @param detail the same in words, for the owner; may be null
     * @throws eu.peregrine.kit.problem.ProblemException 409 when it is disabled already
     */
    void disable(DisabledReason reason, String detail, Instant now) {
        demand(SubscriptionVerb.DISABLE);
        state = SubscriptionState.DISABLED;
        disabledReason = reason;
        disabledDetail = detail;
        disabledAt = now;
        modifiedAt = now;
        raise("subscription.disabled", SubscriptionState.ACTIVE);
    }

    /**
     * Takes a new secret; the one before signs as well for a while, so that a receiver can change over in peace.
     *
     * @param sealedSecret the new one, encrypted
     * @param previousUntil until when the old one signs, in the system's time
     */
    void rotateSecret(String sealedSecret, Instant previousUntil, Instant now) {
        previousSecret = secret;
        previousSecretUntil = previousUntil;
        secret = sealedSecret;
        modifiedAt = now;
        raise("subscription.secret-rotated");
    }

    /** Says that it is about to be removed. */
    void delete() {
        raise("subscription.deleted", state);
    }

    /**
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the verb is not legal now
     */
    void demand(SubscriptionVerb verb) {
        if (!verb.isLegalIn(state)) {
            throw Problems.illegalTransition("subscription", state, verb.word(), legalVerbs());
        }
    }

    private List<String> legalVerbs() {
        return Arrays.stream(SubscriptionVerb.values())
                .filter(verb -> verb.isLegalIn(state))
                .map(SubscriptionVerb::word)
                .toList();
    }

    private void take(SubscriptionDraft draft, Instant now) {
        SubscriptionDraft ordered = draft.inOrder();
        url = ordered.url();
        description = ordered.description();
        eventTypes = ordered.eventTypes().toArray(String[]::new);
        modifiedAt = now;
    }

    /** What is wanted, as one would send it. */
    SubscriptionDraft toDraft() {
        return new SubscriptionDraft(url, List.of(eventTypes), description);
    }

    /** Whose it is; see {@link Owner#key()}. */
    String owner() {
        return owner;
    }

    /** The organisation it belongs to, or null when it is a system or a person of the school. */
    UUID organisationId() {
        return organisationId;
    }

    /** What an event's {@code ce_visibleto} must name one of. */
    List<String> grants() {
        return List.of(grants);
    }

    String url() {
        return url;
    }

    /** The receiver's host; path and query may hold keys. */
    String host() {
        return URI.create(url).getHost();
    }

    SubscriptionState state() {
        return state;
    }

    DisabledReason disabledReason() {
        return disabledReason;
    }

    String disabledDetail() {
        return disabledDetail;
    }

    Instant disabledAt() {
        return disabledAt;
    }

    /** Until when the secret before the last rotation signs as well; null when none does. */
    Instant previousSecretUntil() {
        return previousSecretUntil;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant modifiedAt() {
        return modifiedAt;
    }
}
