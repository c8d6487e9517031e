package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.dispute.DisputeDraft;
import eu.peregrine.kit.dispute.DisputeState;
import eu.peregrine.kit.dispute.ResolutionDraft;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Lets a party of a stay contradict what the office recorded for it, and the office answer. */
@ApplicationScoped
@Transactional
public class MobilityDisputes {
    private final Mobilities mobilities;
    private final MobilitySteps steps;
    private final MobilityDisputeRepository repository;
    private final LinkMatters matters;
    private final Parties parties;
    private final Caller caller;
    private final Acting acting;

    @Inject
    MobilityDisputes(
            Mobilities mobilities,
            MobilitySteps steps,
            MobilityDisputeRepository repository,
            LinkMatters matters,
            Parties parties,
            Caller caller,
            Acting acting) {
        this.mobilities = mobilities;
        this.steps = steps;
        this.repository = repository;
        this.matters = matters;
        this.parties = parties;
        this.caller = caller;
        this.acting = acting;
    }

    /**
     * Contradicts, for the caller's organisation or the student they are.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 for a stay of others, 409 where nothing was recorded for the party or
     *     a dispute is open already
     */
    public Mobility raise(UUID id, DisputeDraft draft) {
        Mobility stay = mobilities.found(id);
        acting.reason(draft.comment());
        UUID party = caller.studentId() != null && caller.studentId().equals(stay.studentId())
                ? caller.studentId()
                : caller.organisationId();
        raise(matters.of(stay), party, parties.anyOf(draft.comment()));
        return stay;
    }

    /** The same by whatever way the party says so. */
    void raise(LinkMatter matter, UUID party, Act act) {
        Mobility stay = matter.stay();
        if (party == null || matter.recorded(party).isEmpty()) {
            throw Problems.conflict(
                    "nothing-recorded",
                    "Nothing was recorded for you here: whatever stands under your name was done with your own token or"
                            + " link.");
        }
        requireNoneOpen(stay.id());
        repository.persist(new MobilityDispute(stay.id(), party, act.comment(), act.at()));
        steps.take(stay, m -> m.noted("disputed", new Act(act.at(), act.basis(), null)));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 when a dispute is open */
    void requireNoneOpen(UUID stay) {
        if (repository.open(stay).isPresent()) {
            throw Problems.conflict("disputed-already", "A dispute is open already; it is answered first.");
        }
    }

    /**
     * Answers the open dispute. Upheld, what was recorded for the party and is still open is undone: an approval before the
     * stay has begun, and signatures of versions that not all have signed. Facts are superseded in the ordinary way.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when none is open
     */
    public Mobility resolve(UUID id, ResolutionDraft draft) {
        Mobility stay = mobilities.found(id);
        MobilityDispute dispute = repository
                .open(id)
                .orElseThrow(() -> Problems.conflict("not-disputed", "No dispute about this stay is open."));
        acting.reason(draft.comment());
        Act act = parties.office();
        if (draft.outcome().state() == DisputeState.UPHELD) {
            undo(matters.of(stay), dispute.partyId(), act);
        }
        dispute.resolve(draft.outcome().state(), draft.comment(), act.at());
        steps.take(stay, m -> m.noted("dispute-resolved", new Act(act.at(), act.basis(), null)));
        return stay;
    }

    private void undo(LinkMatter matter, UUID party, Act act) {
        Recorded recorded = matter.recorded(party);
        recorded.learningAgreement().forEach(signer -> matter.agreement().withdraw(signer));
        recorded.convention().forEach(signer -> matter.convention().withdraw(signer));
        if (Objects.equals(party, matter.partner()) && matter.stay().approvalRecorded()) {
            steps.take(matter.stay(), m -> m.undoApproval(act));
        }
    }

    /** Those of the stays about which a dispute is open. */
    public Set<UUID> disputed(Collection<UUID> stays) {
        return repository.disputed(stays);
    }
}
