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
}
