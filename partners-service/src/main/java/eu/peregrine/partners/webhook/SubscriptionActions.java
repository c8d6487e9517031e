package eu.peregrine.partners.webhook;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import java.util.ArrayList;
import java.util.List;

/** What a caller may do with a subscription now, and why not. */
final class SubscriptionActions {

    private SubscriptionActions() {}

    static List<Action> of(Subscription subscription, boolean own, Caller caller) {
        Actions actions = Actions.of("/api/v1/subscriptions/" + subscription.id());
        for (SubscriptionVerb verb : SubscriptionVerb.values()) {
            List<String> reasons = new ArrayList<>();
            if (!own && !caller.has(Roles.OFFICER, Roles.ADMIN)) {
                reasons.add("Only its owner and the office do this.");
            }
            if (!own && verb.isOwnersAlone()) {
                reasons.add("Only its owner gets to see a new secret.");
            }
            if (!verb.isLegalIn(subscription.state())) {
                reasons.add("It is " + subscription.state() + ".");
            }
            actions.add(verb.word(), reasons);
        }
        return actions.list();
    }
}
