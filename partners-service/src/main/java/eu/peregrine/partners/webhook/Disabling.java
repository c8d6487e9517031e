package eu.peregrine.partners.webhook;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.ActivateRequestContext;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Disables subscriptions whose receivers do not answer; their owners are told by the event and by the reason they read. */
@ApplicationScoped
class Disabling {

    private final SubscriptionRepository repository;
    private final SubscriptionNews news;
    private final DeliveryLog log;
    private final Clock clock;

    @Inject
    Disabling(SubscriptionRepository repository, SubscriptionNews news, DeliveryLog log, Clock clock) {
        this.repository = repository;
        this.news = news;
        this.log = log;
        this.clock = clock;
    }

    /** Disables it unless somebody else did. */
    @ActivateRequestContext
    @Transactional(TxType.REQUIRES_NEW)
    void disable(UUID id, DisabledReason reason, String lastError) {
        repository
                .locked(id)
                .filter(subscription -> subscription.state() == SubscriptionState.ACTIVE)
                .ifPresent(subscription -> {
                    String detail = reason == DisabledReason.GONE
                            ? "The receiver answered 410: it is not there any more."
                            : "Every attempt has failed for too long. The last error: " + lastError;
                    subscription.disable(reason, detail, clock.instant().truncatedTo(ChronoUnit.MICROS));
                    news.publish(subscription);
                    log.giveUp(id);
                });
    }
}
