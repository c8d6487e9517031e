package eu.peregrine.partners.agreement;

import eu.peregrine.kit.invitation.Invitations;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Makes the survivor of a merger the party to the duplicate's agreements. Where both are parties nobody could say who agreed
 * with whom, so such an agreement stands against the merger; one that is over stays as it was.
 */
@ApplicationScoped
class MergedParties {

    private static final int MOST_NAMED = 20;

    private final Agreements agreements;
    private final AgreementRepository repository;
    private final DisputeRepository disputes;
    private final Invitations invitations;
    private final PartyDirectory directory;

    @Inject
    MergedParties(
            Agreements agreements,
            AgreementRepository repository,
            DisputeRepository disputes,
            Invitations invitations,
            PartyDirectory directory) {
        this.agreements = agreements;
        this.repository = repository;
        this.disputes = disputes;
        this.invitations = invitations;
        this.directory = directory;
    }

    void onMerge(@Observes OrganisationsMerged merged) {
        List<Agreement> all = repository.ofPartyToChange(merged.duplicate());
        refuseBothParties(all, merged.survivor());
        boolean home =
                directory.of(Set.of(merged.survivor())).get(merged.survivor()).home();
        Set<String> taken = repository.copyIdsOf(merged.survivor());
        all.stream().filter(agreement -> !agreement.isParty(merged.survivor())).forEach(agreement -> {
            agreement.follow(merged, home, taken, agreements.now());
            agreements.publish(agreement);
        });
        disputes.follow(merged);
        invitations.handOver(Agreements.KIND, merged.duplicate(), merged.survivor());
    }

    private static void refuseBothParties(List<Agreement> agreements, UUID survivor) {
        String references = agreements.stream()
                .filter(agreement -> agreement.isParty(survivor) && agreement.isAlive())
                .map(Agreement::reference)
                .limit(MOST_NAMED)
                .collect(Collectors.joining(", "));
        if (!references.isEmpty()) {
            throw Problems.conflict(
                    "both-parties",
                    "Both are parties to " + references
                            + ", and nobody agrees with itself. Take one of them out of the draft, or end the agreement; then"
                            + " merge.");
        }
    }
}
