package eu.peregrine.partners.mobility;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A seat of a condition that somebody holds, for queries alone: by a mobility that is not {@code CANCELLED}, or by a place that
 * was {@code OFFERED} or {@code ACCEPTED} in a selection round and is no mobility yet.
 */
@Entity
@Immutable
@Table(name = "held_seat")
public class HeldSeat {

    @Id
    private UUID id;

    private UUID conditionId;
    private String academicYear;
    private String state;

    /** Of thirty days. */
    private BigDecimal months;

    /** For the persistence provider. */
    protected HeldSeat() {}
}
