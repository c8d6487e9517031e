package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.partners.mobility.MobilitiesUnderAgreements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;

/** Says what the caller may do with an agreement now, and of the rest why not. */
@ApplicationScoped
class AgreementActions {

    private final Caller caller;
    private final MobilitiesUnderAgreements mobilities;
    private final ProposalPolicy policy;

    @Inject
    AgreementActions(Caller caller, MobilitiesUnderAgreements mobilities, ProposalPolicy policy) {
        this.caller = caller;
        this.mobilities = mobilities;
        this.policy = policy;
    }

    List<Action> of(Agreement agreement) {
        Actions actions = Actions.of("/api/v1/agreements/" + agreement.id());
        for (AgreementVerb verb : AgreementVerb.values()) {
            actions.add(verb.word(), reasonsAgainst(verb, agreement));
        }
        return actions.list();
    }

    private List<String> reasonsAgainst(AgreementVerb verb, Agreement agreement) {
        boolean party = caller.has(Roles.PARTNER) && agreement.isParty(caller.organisationId());
        if (!caller.has(Roles.OFFICER) && !party) {
            return List.of("Only the parties and the international office do this.");
        }
        if (!verb.isLegalIn(agreement.state())) {
            return List.of("It is " + agreement.state() + ".");
        }
        if (verb.isTheDraftersIn(agreement.state()) && party && !agreement.isDrafter(caller.organisationId())) {
            return List.of("Another party drafted it.");
        }
        return switch (verb) {
            case PROPOSE -> againstProposal(agreement);
            case APPROVE -> when(party && !isAwaitingCaller(agreement), "You have approved it already.");
            case TERMINATE -> when(hasMobilities(agreement), "Mobilities exist under it.");
            case REVERT ->
                when(agreement.isAmendmentApprovedByAnother(), "Another party has approved the amendment already.");
            case GIVE_NOTICE -> when(agreement.notice().isPresent(), "Notice was given already.");
            case WITHDRAW_NOTICE -> againstWithdrawal(agreement, party);
            default -> List.of();
        };
    }

    private List<String> againstProposal(Agreement agreement) {
        return policy.against(agreement.partyIds()).all().stream()
                .map(Violation::detail)
                .distinct()
                .toList();
    }

    private List<String> againstWithdrawal(Agreement agreement, boolean party) {
        if (agreement.notice().isEmpty()) {
            return List.of("No notice was given.");
        }
        boolean own = agreement.notice().get().by().equals(caller.organisationId());
        return when(party && !own, "Only the party that gave notice takes it back.");
    }

    private static List<String> when(boolean so, String reason) {
        return so ? List.of(reason) : List.of();
    }

    private boolean hasMobilities(Agreement agreement) {
        List<UUID> conditions =
                agreement.conditions().stream().map(ConditionTerms::id).toList();
        return mobilities.count(agreement.id(), conditions) > 0;
    }

    private boolean isAwaitingCaller(Agreement agreement) {
        return agreement.awaiting().stream()
                .anyMatch(party -> party.organisationId().equals(caller.organisationId()));
    }
}
