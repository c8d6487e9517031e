package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.partners.mobility.MobilitiesUnderAgreements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;

/** Says what the caller may do with an agreement now, and of the rest why not. */
@ApplicationScoped
class AgreementActions {

    private final Caller caller;
    private final MobilitiesUnderAgreements mobilities;

    @Inject
    AgreementActions(Caller caller, MobilitiesUnderAgreements mobilities) {
        this.caller = caller;
        this.mobilities = mobilities;
    }

    List<Action> of(Agreement agreement) {
        Actions actions = Actions.of("/api/v1/agreements/" + agreement.id());
        for (AgreementVerb verb : AgreementVerb.values()) {
            actions.add(verb.word(), reasonsAgainst(verb, agreement));
        }
        return actions.list();
    }

    private List<String> reasonsAgainst(AgreementVerb verb, Agreement agreement) {
        List<String> reasons = new ArrayList<>();
        boolean officer = caller.has(Roles.OFFICER);
        boolean party = caller.has(Roles.PARTNER) && agreement.isParty(caller.organisationId());
        if (!officer && !(party && verb.isForParties())) {
            reasons.add(
                    verb.isForParties()
                            ? "Only the parties and the international office do this."
                            : "Only the international office does this.");
        }
        if (!verb.isLegalIn(agreement.state())) {
            reasons.add("It is " + agreement.state() + ".");
        } else if (verb == AgreementVerb.APPROVE && party && !isAwaitingCaller(agreement)) {
            reasons.add("You have approved it already.");
        } else if (verb == AgreementVerb.TERMINATE && mobilities.count(agreement.id()) > 0) {
            reasons.add("Mobilities exist under it.");
        }
        return reasons;
    }

    private boolean isAwaitingCaller(Agreement agreement) {
        return agreement.awaiting().stream()
                .anyMatch(party -> party.organisationId().equals(caller.organisationId()));
    }
}
