package eu.peregrine.partners.webhook;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;

/** What one can do with subscriptions. */
@ApplicationScoped
@Transactional
public class Subscriptions {

    private final SubscriptionRepository repository;
    private final SubscriptionNews news;
    private final DeliveryLog deliveries;
    private final ReceiverHealth health;
    private final ReplayLog replays;
    private final Secrets secrets;
    private final WebhookSettings settings;
    private final Catalogue catalogue;
    private final Caller caller;
    private final Clock clock;
    private final AllowedAddresses allowed;

    @Inject
    Subscriptions(
            SubscriptionRepository repository,
            SubscriptionNews news,
            DeliveryLog deliveries,
            ReceiverHealth health,
            ReplayLog replays,
            Secrets secrets,
            WebhookSettings settings,
            Catalogue catalogue,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.news = news;
        this.deliveries = deliveries;
        this.health = health;
        this.replays = replays;
        this.secrets = secrets;
        this.settings = settings;
        this.catalogue = catalogue;
        this.caller = caller;
        this.clock = clock;
        this.allowed = new AllowedAddresses(settings.allowedAddresses().orElse(List.of()));
    }

    SubscriptionView create(SubscriptionDraft draft) {
        Owner owner = Owner.of(caller);
        if (!caller.staff() && owner.organisationId() == null) {
            throw Problems.forbidden("The token names no organisation to follow the objects of.");
        }
        check(draft).throwIfAny();
        if (repository.countOf(owner.key()) >= settings.perOwner()) {
            throw Problems.conflict(
                    "too-many", "There are " + settings.perOwner() + " subscriptions already; delete one first.");
        }
        UUID id = Ids.next();
        String secret = Signer.newSecret();
        Subscription subscription = new Subscription(id, owner, draft, secrets.seal(id, secret), now());
        repository.persist(subscription);
        news.publish(subscription);
        return view(subscription, secret);
    }

    SubscriptionView get(UUID id) {
        return view(visible(id), null);
    }

    Page<SubscriptionView> list(SubscriptionFilter filter, ListRequest request) {
        return repository.page(filter, Sight.of(caller), request, SubscriptionView::inList);
    }

    SubscriptionView edit(UUID id, String ifMatch, SubscriptionDraft draft) {
        Subscription subscription = visible(id);
        IfMatch.required(ifMatch, subscription);
        check(draft).throwIfAny();
        subscription.edit(draft, now());
        return published(subscription, null);
    }

    void delete(UUID id, String ifMatch) {
        Subscription subscription = visible(id);
        IfMatch.required(ifMatch, subscription);
        subscription.delete();
        news.publishEnd(subscription);
        repository.delete(subscription);
    }

    SubscriptionView enable(UUID id, String ifMatch) {
        Subscription subscription = toChange(id, ifMatch);
        subscription.enable(now());
        health.forgive(id);
        return published(subscription, null);
    }

    SubscriptionView disable(UUID id, String ifMatch) {
        Subscription subscription = toChange(id, ifMatch);
        subscription.disable(isOwn(subscription) ? DisabledReason.BY_OWNER : DisabledReason.BY_OFFICE, null, now());
        SubscriptionView view = published(subscription, null);
        deliveries.giveUp(id);
        return view;
    }

    SubscriptionView rotateSecret(UUID id, String ifMatch) {
        Subscription subscription = toChange(id, ifMatch);
        if (!isOwn(subscription)) {
            throw Problems.forbidden("Only its owner gets to see a new secret.");
        }
        String secret = Signer.newSecret();
        Instant previousUntil = Instant.now().plus(settings.rotationGrace()).truncatedTo(ChronoUnit.MICROS);
        subscription.rotateSecret(secrets.seal(id, secret), previousUntil, now());
        return published(subscription, secret);
    }

    /** Sends a message that says nothing, and answers the id of its delivery. */
    UUID test(UUID id) {
        Subscription subscription = visible(id);
        subscription.demand(SubscriptionVerb.TEST);
        return deliveries.enqueuePing(id, subscription.owner());
    }

    SubscriptionView replay(UUID id, ReplayDraft draft) {
        Subscription subscription = visible(id);
        subscription.demand(SubscriptionVerb.REPLAY);
        Instant now = Instant.now();
        Duration back = settings.retention();
        new Violations()
                .check(!draft.from().isAfter(now), "/from", "in-the-future", "A replay starts in the past.")
                .check(
                        !draft.from().isBefore(now.minus(back)),
                        "/from",
                        "too-long-ago",
                        "A replay goes back " + back.toDays() + " days at most; read what is older in its collection.")
                .throwIfAny();
        if (!replays.request(id, draft.from())) {
            throw Problems.conflict("replay-running", "A replay of this subscription is running; wait for its end.");
        }
        return view(subscription, null);
    }

    /** Refuses who may not see it. */
    void requireVisible(UUID id) {
        visible(id);
    }

    private Violations check(SubscriptionDraft draft) {
        Violations violations = ReceiverRules.check(draft.url(), allowed);
        for (int i = 0; i < draft.eventTypes().size(); i++) {
            String type = draft.eventTypes().get(i);
            String kind = type.contains(".") ? type.substring(0, type.indexOf('.')) : type;
            violations.check(
                    type.equals("*") || catalogue.kinds().contains(kind),
                    "/eventTypes/" + i,
                    "unknown-kind",
                    "There are no events of kind " + kind + "; there are: " + String.join(", ", catalogue.kinds())
                            + ".");
        }
        return violations;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Subscription visible(UUID id) {
        return repository.visible(id, Sight.of(caller)).orElseThrow(() -> Problems.notFound("subscription"));
    }

    private Subscription toChange(UUID id, String ifMatch) {
        Subscription subscription = visible(id);
        IfMatch.accepted(ifMatch, subscription);
        return subscription;
    }

    private boolean isOwn(Subscription subscription) {
        return subscription.owner().equals(Owner.of(caller).key());
    }

    private SubscriptionView published(Subscription subscription, String secret) {
        news.publish(subscription);
        return view(subscription, secret);
    }

    private SubscriptionView view(Subscription subscription, String secret) {
        return SubscriptionView.of(
                subscription,
                secret,
                health.of(subscription.id()),
                replays.last(subscription.id()).orElse(null),
                SubscriptionActions.of(subscription, isOwn(subscription), caller));
    }
}
