package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** What one reviewer says of one student's application for a place abroad. */
@Entity
@Table(name = "candidate_review")
class CandidateReview {
    @Id
    private UUID id;

    @Version
    private Long version;

    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "student_id")
    private UUID studentId;

    private String reviewer;

    private BigDecimal score;

    private String comment;

    @Column(name = "reviewed_at")
    private Instant reviewedAt;

    protected CandidateReview() {}

    CandidateReview(UUID campaignId, UUID studentId, String reviewer) {
        this.id = Ids.next();
        this.campaignId = campaignId;
        this.studentId = studentId;
        this.reviewer = reviewer;
    }

    /** Replaces what the reviewer has said so far; a reviewer with a conflict of interest gives no score. */
    void say(CandidateReviewDraft draft, Instant now) {
        score = draft.score();
        comment = draft.comment();
        reviewedAt = now;
    }

    /** Moves with each saying. */
    long version() {
        return version;
    }

    UUID id() {
        return id;
    }

    UUID studentId() {
        return studentId;
    }

    String reviewer() {
        return reviewer;
    }

    /** From 0 to 100; null where the reviewer has a conflict of interest. */
    BigDecimal score() {
        return score;
    }

    String comment() {
        return comment;
    }

    Instant reviewedAt() {
        return reviewedAt;
    }
}
