package eu.peregrine.partners.webhook;

import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Makes the subscriptions of an organisation that was merged the survivor's, with their log. */
@ApplicationScoped
class MergedOwners {

    private final SubscriptionRepository repository;
    private final SubscriptionNews news;
    private final DeliveryLog deliveries;
    private final Clock clock;

    @Inject
    MergedOwners(SubscriptionRepository repository, SubscriptionNews news, DeliveryLog deliveries, Clock clock) {
        this.repository = repository;
        this.news = news;
        this.deliveries = deliveries;
        this.clock = clock;
    }

    void onMerge(@Observes OrganisationsMerged merged) {
        Owner duplicate = Owner.of(merged.duplicate());
        Owner survivor = Owner.of(merged.survivor());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        repository.ofToChange(duplicate.key()).forEach(subscription -> {
            subscription.handOver(survivor, now);
            news.publish(subscription);
        });
        deliveries.handOver(duplicate, survivor);
    }
}
