package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.partners.mobility.MobilitiesUnderAgreements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Says what the caller may do with an agreement now, and of the rest why not; it asks the very checks of the acts themselves. */
@ApplicationScoped
class AgreementActions {

    private static final String APPROVED_BY_ANOTHER = "Another party has approved the amendment already.";

    private final Caller caller;
    private final MobilitiesUnderAgreements mobilities;
    private final PartyDirectory directory;
    private final ProposalPolicy policy;
    private final Clock clock;

    @Inject
    AgreementActions(
            Caller caller,
            MobilitiesUnderAgreements mobilities,
            PartyDirectory directory,
            ProposalPolicy policy,
            Clock clock) {
        this.caller = caller;
        this.mobilities = mobilities;
        this.directory = directory;
        this.policy = policy;
        this.clock = clock;
    }

    /**
     * @param agreement that the caller reads
     * @param renewals what it follows on, and what follows on it
     */
    List<Action> of(Agreement agreement, Renewals renewals) {
        Actions actions = Actions.of("/api/v1/agreements/" + agreement.id());
        for (AgreementVerb verb : AgreementVerb.values()) {
            actions.add(verb.word(), reasonsAgainst(verb, agreement, renewals));
        }
        return actions.list();
    }

    private List<String> reasonsAgainst(AgreementVerb verb, Agreement agreement, Renewals renewals) {
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
            case EDIT -> party ? againstCounterProposal(agreement) : List.of();
            case PROPOSE -> againstProposal(agreement);
            case APPROVE -> againstApproval(agreement, party);
            case AMEND -> againstAmendment(agreement, party);
            case MERGE, SPLIT ->
                Stream.concat(
                                refusal(() -> agreement.requireSuccession(verb)).stream(),
                                unavailable(agreement).stream())
                        .toList();
            case TERMINATE -> when(mobilitiesUnder(agreement) > 0, "Mobilities exist under it.");
            case REVERT ->
                when(
                        agreement.isAmendmentApprovedByAnother()
                                || party && agreement.isHeldTo(caller.organisationId()),
                        APPROVED_BY_ANOTHER);
            case GIVE_NOTICE -> when(agreement.notice().isPresent(), "Notice was given already.");
            case WITHDRAW_NOTICE -> againstWithdrawal(agreement, party);
            case RENEW -> when(renewals.renewedBy() != null, "It is renewed already.");
            default -> List.of();
        };
    }

    /** The office can record from paper what another party proposes instead. */
    private List<String> againstAmendment(Agreement agreement, boolean party) {
        return Stream.concat(
                        when(party && agreement.isHeldTo(caller.organisationId()), APPROVED_BY_ANOTHER).stream(),
                        unavailable(agreement).stream())
                .toList();
    }

    /** The office could put another in the place of a party that is not available; a party cannot. */
    private List<String> againstCounterProposal(Agreement agreement) {
        return agreement.state() == AgreementState.PROPOSED ? unavailable(agreement) : List.of();
    }

    private List<String> againstProposal(Agreement agreement) {
        return Stream.concat(
                        unavailable(agreement).stream(),
                        policy.against(agreement.partyIds()).all().stream().map(Violation::detail))
                .distinct()
                .toList();
    }

    private List<String> unavailable(Agreement agreement) {
        return reasons(agreement.availability(directory.of(agreement.partyIds())));
    }

    private static List<String> reasons(Violations against) {
        return against.all().stream().map(Violation::detail).distinct().toList();
    }

    /** The office approves for the home school, and records from paper what another party approved; each is enough. */
    private List<String> againstApproval(Agreement agreement, boolean party) {
        List<UUID> approving = agreement.awaiting().stream()
                .map(AgreementParty::organisationId)
                .filter(awaited -> !party || awaited.equals(caller.organisationId()))
                .toList();
        if (approving.isEmpty()) {
            return List.of("You have approved it already.");
        }
        List<String> unavailable = reasons(agreement.againstApproval(directory.of(agreement.partyIds())));
        if (!unavailable.isEmpty()) {
            return unavailable;
        }
        long under = agreement.state() == AgreementState.TERMINATION_PROPOSED ? mobilitiesUnder(agreement) : 0;
        List<List<String>> reasons = approving.stream()
                .map(awaited -> refusal(() -> agreement.requireApprovable(awaited, under, clock.instant())))
                .toList();
        return reasons.stream().filter(List::isEmpty).findFirst().orElse(reasons.get(0));
    }

    private List<String> againstWithdrawal(Agreement agreement, boolean party) {
        if (agreement.notice().isEmpty()) {
            return List.of("No notice was given.");
        }
        boolean own = agreement.notice().get().by().equals(caller.organisationId());
        return when(party && !own, "Only the party that gave notice takes it back.");
    }

    private static List<String> refusal(Runnable check) {
        try {
            check.run();
            return List.of();
        } catch (ProblemException refused) {
            return List.of(refused.getMessage());
        }
    }

    private static List<String> when(boolean so, String reason) {
        return so ? List.of(reason) : List.of();
    }

    private long mobilitiesUnder(Agreement agreement) {
        List<UUID> conditions =
                agreement.conditions().stream().map(ConditionTerms::id).toList();
        return mobilities.count(agreement.id(), conditions);
    }
}
