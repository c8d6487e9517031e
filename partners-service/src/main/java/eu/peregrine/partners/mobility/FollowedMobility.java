package eu.peregrine.partners.mobility;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * A mobility as its events tell it, for queries alone: nobody but {@link Mobilities} writes it. A place of a condition is
 * held by every mobility that is not {@code CANCELLED}.
 */
@Entity
@Immutable
@Table(name = "mobility")
public class FollowedMobility {

    @Id
    private UUID id;

    private String reference;

    private UUID agreementId;
    private UUID conditionId;
    private String direction;
    private String kind;
    private String state;
    private UUID partnerId;
    private UUID sendingId;
    private UUID hostId;
    private String hostCountry;
    private String academicYear;
    private String term;
    private LocalDate startsOn;
    private LocalDate endsOn;
    private Integer days;
    private long sequence;

    /** For the persistence provider. */
    protected FollowedMobility() {}

    /** @return its id */
    public UUID id() {
        return id;
    }

    /** @return what people quote it by; empty while no event has told */
    public String reference() {
        return reference == null ? "" : reference;
    }

    /** @return the agreement it happens under, or null */
    public UUID agreementId() {
        return agreementId;
    }

    /** @return the condition whose seat it takes, or null */
    public UUID conditionId() {
        return conditionId;
    }

    /** @return {@code outgoing} or {@code incoming} */
    public String direction() {
        return direction;
    }

    /** @return such as {@code exchange} */
    public String kind() {
        return kind;
    }

    /** @return where it stands */
    public String state() {
        return state;
    }

    /** @return the organisation that sends */
    public UUID sendingId() {
        return sendingId;
    }

    /** @return the first organisation that hosts */
    public UUID hostId() {
        return hostId;
    }

    /** @return the year in which the stay starts */
    public String academicYear() {
        return academicYear;
    }

    /** @return the term in which it starts, or null */
    public String term() {
        return term;
    }

    /** @return first day of the stay, or null */
    public LocalDate startsOn() {
        return startsOn;
    }

    /** @return last day of the stay, or null */
    public LocalDate endsOn() {
        return endsOn;
    }
}
