package eu.peregrine.mobility.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

/** Where a student stands among all who may still move up to a destination, or hold a place there. */
@Entity
@Table(name = "standing")
class Standing {
    @Id
    private UUID id;

    @Column(name = "campaign_id")
    private UUID campaignId;

    @Column(name = "pool_id")
    private UUID poolId;

    @Column(name = "destination_id")
    private UUID destinationId;

    @Column(name = "student_id")
    private UUID studentId;

    private int position;

    private int rank;

    private BigDecimal score;

    protected Standing() {}

    UUID id() {
        return id;
    }

    UUID poolId() {
        return poolId;
    }

    UUID destinationId() {
        return destinationId;
    }

    UUID studentId() {
        return studentId;
    }

    /** From 1, by the priorities of the run. */
    int position() {
        return position;
    }

    /** Which of the student's wishes it is, from 1. */
    int rank() {
        return rank;
    }

    BigDecimal score() {
        return score;
    }
}
