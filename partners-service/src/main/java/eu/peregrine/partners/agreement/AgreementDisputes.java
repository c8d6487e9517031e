package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.dispute.DisputeDraft;
import eu.peregrine.kit.dispute.DisputeState;
import eu.peregrine.kit.dispute.ResolutionDraft;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/** Lets a party contradict what the office recorded for it, and the office answer. */
@ApplicationScoped
@Transactional
public class AgreementDisputes {

    private final AgreementRepository agreements;
    private final DisputeRepository disputes;
    private final Agreements views;
    private final Outbox outbox;
    private final Acting acting;
    private final Caller caller;
    private final Clock clock;

    @Inject
    AgreementDisputes(
            AgreementRepository agreements,
            DisputeRepository disputes,
            Agreements views,
            Outbox outbox,
            Acting acting,
            Caller caller,
            Clock clock) {
        this.agreements = agreements;
        this.disputes = disputes;
        this.views = views;
        this.outbox = outbox;
        this.acting = acting;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Raises a dispute for the caller's organisation.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 for an agreement of others, 409 where nothing was recorded for
     *     the party, or a dispute is open already
     */
    AgreementView raise(UUID id, DisputeDraft draft) {
        Agreement agreement = toChange(id);
        acting.onBehalfOf(caller.organisationId());
        acting.reason(draft.comment());
        raise(agreement, caller.organisationId(), draft.comment());
        return views.get(agreement.id());
    }

    /**
     * Raises a dispute for a party, by whatever way it says so.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 where nothing was recorded for the party, or a dispute is open
     *     already
     */
    void raise(Agreement agreement, UUID party, String comment) {
        requireNoneOpen(agreement.id());
        AgreementDispute dispute = AgreementDispute.raise(agreement, party, comment, now());
        disputes.persist(dispute);
        publish(agreement, dispute);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 when a dispute is open */
    void requireNoneOpen(UUID agreement) {
        if (disputes.open(agreement).isPresent()) {
            throw Problems.conflict("disputed-already", "A dispute is open already; it is answered first.");
        }
    }

    /**
     * Answers the open dispute. Upheld, what was recorded for the party is undone as far as it is open; what has come into
     * force stays in force, and is ended or amended in the ordinary way.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when none is open
     */
    AgreementView resolve(UUID id, ResolutionDraft draft) {
        Agreement agreement = toChange(id);
        AgreementDispute dispute = disputes.open(id)
                .orElseThrow(() -> Problems.conflict("not-disputed", "No dispute of this agreement is open."));
        acting.reason(draft.comment());
        if (draft.outcome().state() == DisputeState.UPHELD) {
            agreement.undoRecorded(dispute.organisationId(), now());
            views.publish(agreement);
        }
        dispute.resolve(agreement, draft.outcome().state(), draft.comment(), now());
        publish(agreement, dispute);
        return views.get(agreement.id());
    }

    private void publish(Agreement agreement, AgreementDispute dispute) {
        outbox.publish(agreement, AgreementAside.of(agreement, dispute), Readers.everybody(agreement));
    }

    private Agreement toChange(UUID id) {
        return agreements
                .visibleToChange(id, Audience.of(caller))
                .orElseThrow(() -> Problems.notFound(Agreements.KIND));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
