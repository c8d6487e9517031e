package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.dispute.DisputeState;
import eu.peregrine.kit.problem.Problems;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/**
 * A party says that it never did what was recorded for it from paper: agreed on the whole, approved, rejected, amended,
 * reverted, or ended it, or changed its copy. Source: design, domain, "Acting for someone".
 */
@Entity
@Table(name = "agreement_dispute")
public class AgreementDispute {

    @Id
    private UUID id;

    private UUID agreementId;
    private UUID organisationId;
    private int revision;

    @Enumerated(EnumType.STRING)
    private DisputeState state;

    private String comment;
    private Instant disputedAt;
    private String answer;
    private Instant resolvedAt;

    /** For the persistence provider. */
    protected AgreementDispute() {}

    private AgreementDispute(Agreement agreement, UUID party, String comment, Instant now) {
        this.id = Ids.next();
        this.agreementId = agreement.id();
        this.organisationId = party;
        this.revision = agreement.revision();
        this.state = DisputeState.OPEN;
        this.comment = comment;
        this.disputedAt = now;
    }

    /**
     * Raises a dispute; the agreement notes it.
     *
     * @param agreement that it is about
     * @param party that disputes
     * @param comment what it says
     * @param now the domain's time
     * @throws eu.peregrine.kit.problem.ProblemException 409 where nothing was recorded for the party
     */
    static AgreementDispute raise(Agreement agreement, UUID party, String comment, Instant now) {
        requireRecorded(agreement, party);
        agreement.noted("agreement.disputed", now);
        return new AgreementDispute(agreement, party, comment, now);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where nothing was recorded for the party */
    static void requireRecorded(Agreement agreement, UUID party) {
        if (!agreement.isRecordedFor(party)) {
            throw Problems.conflict(
                    "nothing-recorded",
                    "Nothing was recorded for this party here: whatever stands under its name was done with its own token or link.");
        }
    }

    /**
     * Answers the dispute.
     *
     * @param agreement that it is about
     * @param outcome {@code UPHELD} or {@code WITHDRAWN}
     * @param words what the office says
     * @param now the domain's time
     */
    void resolve(Agreement agreement, DisputeState outcome, String words, Instant now) {
        state = outcome;
        answer = words;
        resolvedAt = now;
        agreement.noted("agreement.dispute-resolved", now);
    }

    UUID id() {
        return id;
    }

    UUID organisationId() {
        return organisationId;
    }

    int revision() {
        return revision;
    }

    DisputeState state() {
        return state;
    }

    String comment() {
        return comment;
    }

    Instant disputedAt() {
        return disputedAt;
    }

    String answer() {
        return answer;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }
}
