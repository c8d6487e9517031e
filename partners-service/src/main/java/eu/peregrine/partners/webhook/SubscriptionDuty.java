package eu.peregrine.partners.webhook;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.task.Tasks;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;

/** What an owner must do about a subscription that somebody else disabled: see to its receiver, and enable it again. */
@ApplicationScoped
class SubscriptionDuty {

    static final String KIND = "restore-webhook";

    private final Tasks tasks;

    @Inject
    SubscriptionDuty(Tasks tasks) {
        this.tasks = tasks;
    }

    /** Opens the task of a subscription that is disabled, and closes that of one which is not; part of the same change. */
    void keep(Subscription subscription) {
        boolean disabled = subscription.state() == SubscriptionState.DISABLED
                && subscription.disabledReason() != DisabledReason.BY_OWNER;
        tasks.keep(subscription.id(), Set.of(KIND), disabled ? List.of(task(subscription)) : List.of());
    }

    /** Closes the task of a subscription that is removed. */
    void end(Subscription subscription) {
        tasks.keep(subscription.id(), Set.of(KIND), List.of());
    }

    private static TaskDraft task(Subscription subscription) {
        String host = subscription.host();
        return new TaskDraft(
                "subscription:" + subscription.id() + ":restore",
                KIND,
                new LocalizedText(
                        "Events are not told to " + host
                                + " any more: see to the receiver, then enable the subscription",
                        "Les événements ne sont plus envoyés à " + host
                                + " : rétablir le récepteur, puis réactiver l’abonnement"),
                subscription.organisationId() == null
                        ? Assignee.roles(Roles.OFFICER, Roles.ADMIN)
                        : Assignee.organisation(subscription.organisationId()),
                new About("subscription", subscription.id(), null, "/api/v1/subscriptions/" + subscription.id()),
                null);
    }
}
