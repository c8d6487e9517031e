package eu.peregrine.mobility.stay;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.dispute.DisputeState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A party says that what was recorded for it from paper about a stay was not so. It is answered and never removed. */
@Entity
@Table(name = "mobility_dispute")
class MobilityDispute {
    @Id
    private UUID id;

    @Column(name = "mobility_id")
    private UUID mobilityId;

    @Column(name = "party_id")
    private UUID partyId;

    @Enumerated(EnumType.STRING)
    private DisputeState state;

    private String comment;

    @Column(name = "disputed_at")
    private Instant disputedAt;

    private String answer;

    @Column(name = "resolved_at")
    private Instant resolvedAt;

    protected MobilityDispute() {}

    MobilityDispute(UUID mobilityId, UUID partyId, String comment, Instant at) {
        this.id = Ids.next();
        this.mobilityId = mobilityId;
        this.partyId = partyId;
        this.state = DisputeState.OPEN;
        this.comment = comment;
        this.disputedAt = at;
    }

    void resolve(DisputeState outcome, String words, Instant at) {
        state = outcome;
        answer = words;
        resolvedAt = at;
    }

    UUID id() {
        return id;
    }

    UUID mobilityId() {
        return mobilityId;
    }

    /** The organisation or student that disputes. */
    UUID partyId() {
        return partyId;
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

    /** What the office said to it; null before. */
    String answer() {
        return answer;
    }

    Instant resolvedAt() {
        return resolvedAt;
    }
}
