package eu.peregrine.partners.webhook;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** What one can do with the log of deliveries. */
@ApplicationScoped
@Transactional
public class Deliveries {

    private final DeliveryRepository repository;
    private final SubscriptionRepository subscriptions;
    private final DeliveryLog log;
    private final Catalogue catalogue;
    private final Caller caller;
    private final EntityManager entities;

    @Inject
    Deliveries(
            DeliveryRepository repository,
            SubscriptionRepository subscriptions,
            DeliveryLog log,
            Catalogue catalogue,
            Caller caller,
            EntityManager entities) {
        this.repository = repository;
        this.subscriptions = subscriptions;
        this.log = log;
        this.catalogue = catalogue;
        this.caller = caller;
        this.entities = entities;
    }

    Page<DeliveryView> list(DeliveryFilter filter, ListRequest request) {
        return repository.page(
                filter,
                Sight.of(caller),
                request,
                delivery -> DeliveryView.of(delivery, catalogue.href(delivery.kind, delivery.subject), null, null));
    }

    DeliveryView get(UUID id) {
        return view(visible(id));
    }

    /** Lets it be attempted again at once, whatever became of it. */
    DeliveryView retry(UUID id) {
        Delivery delivery = visible(id);
        List<String> reasons = reasonsAgainstRetry(delivery);
        if (!reasons.isEmpty()) {
            throw Problems.conflict("subscription-disabled", reasons.get(0));
        }
        log.requeue(id);
        entities.refresh(delivery);
        return view(delivery);
    }

    private Delivery visible(UUID id) {
        return repository.visible(id, Sight.of(caller)).orElseThrow(() -> Problems.notFound("delivery"));
    }

    private DeliveryView view(Delivery delivery) {
        List<AttemptView> attempts =
                repository.attempts(delivery.id).stream().map(AttemptView::of).toList();
        List<Action> actions = Actions.of("/api/v1/deliveries/" + delivery.id)
                .add("retry", reasonsAgainstRetry(delivery))
                .list();
        return DeliveryView.of(delivery, catalogue.href(delivery.kind, delivery.subject), attempts, actions);
    }

    private List<String> reasonsAgainstRetry(Delivery delivery) {
        boolean active = subscriptions.findById(delivery.subscriptionId).state() == SubscriptionState.ACTIVE;
        return active ? List.of() : List.of("Its subscription is DISABLED; enable it first.");
    }
}
