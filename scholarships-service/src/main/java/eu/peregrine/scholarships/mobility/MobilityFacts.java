package eu.peregrine.scholarships.mobility;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import eu.peregrine.kit.web.Period;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/**
 * What is known here of a mobility: the facts that decide who is eligible and which instalment may be paid. A projection
 * of mobility-service's events; it is only ever written by {@link MobilityFollower}. Facts stay, so a departure that is
 * told before the contract is signed still counts when it is.
 */
@Entity
@Table(name = "mobility_facts")
public class MobilityFacts {

    @Id
    private UUID id;

    private long sequence;
    private String reference;
    private String direction;
    private String kind;
    private String state;
    private UUID studentId;
    private String hostCountry;
    private UUID programmeId;
    private LocalDate plannedStart;
    private LocalDate plannedEnd;
    private LocalDate startsOn;
    private LocalDate endsOn;

    @Convert(converter = Periods.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private List<Period> interruptions;

    private boolean arrived;
    private boolean departed;
    private boolean transcriptReceived;
    private boolean cancelled;
    private boolean forceMajeure;

    /** For the persistence provider alone. */
    protected MobilityFacts() {}

    MobilityFacts(MobilityState state, long sequence) {
        this.id = state.id();
        this.sequence = sequence;
        this.reference = state.reference();
        this.direction = state.direction();
        this.kind = state.kind();
        this.state = state.state();
        this.studentId = state.studentId();
        this.hostCountry = state.country();
        this.programmeId = state.programmeId();
        this.plannedStart = state.plannedStart();
        this.plannedEnd = state.plannedEnd();
        this.startsOn = state.startsOn();
        this.endsOn = state.endsOn();
        this.interruptions = state.interruptions() == null ? List.of() : List.copyOf(state.interruptions());
        this.arrived = state.arrived();
        this.departed = state.departed();
        this.transcriptReceived = state.transcriptReceived();
        this.cancelled = state.cancelled();
        this.forceMajeure = state.forceMajeure();
    }

    /** The mobility's id. */
    public UUID id() {
        return id;
    }

    /** The sequence of the last event that was followed. */
    public long sequence() {
        return sequence;
    }

    /** The mobility's short reference. */
    public String reference() {
        return reference;
    }

    /** {@code outgoing | incoming | internal}. */
    public String direction() {
        return direction;
    }

    /** {@code exchange | internship | …}. */
    public String kind() {
        return kind;
    }

    /** The mobility's life-cycle state, as last told. */
    public String state() {
        return state;
    }

    /** Who goes. */
    public UUID studentId() {
        return studentId;
    }

    /** ISO 3166-1 alpha-2 of the first host. */
    public String hostCountry() {
        return hostCountry;
    }

    /** The student's programme; null where no event told it. */
    public UUID programmeId() {
        return programmeId;
    }

    /** First planned day; null when nothing is planned yet. */
    public LocalDate plannedStart() {
        return plannedStart;
    }

    /** Last planned day; null when nothing is planned yet. */
    public LocalDate plannedEnd() {
        return plannedEnd;
    }

    /** First day as far as is known: attested where it was, planned else; null when nothing is planned yet. */
    public LocalDate startsOn() {
        return startsOn;
    }

    /** Last day as far as is known: attested where it was, planned else; null when nothing is planned yet. */
    public LocalDate endsOn() {
        return endsOn;
    }

    /** Days between the first and the last in which the participant was away from the host, both ends counted. */
    public List<Period> interruptions() {
        return interruptions;
    }

    /** Whether the host attested the arrival. */
    public boolean arrived() {
        return arrived;
    }

    /** Whether the host attested the departure. */
    public boolean departed() {
        return departed;
    }

    /** Whether the transcript has come and was recognised. */
    public boolean transcriptReceived() {
        return transcriptReceived;
    }

    /** Whether the stay will not take place. */
    public boolean cancelled() {
        return cancelled;
    }

    /** Whether the participant has gone home early through nobody's fault. */
    public boolean endedByForceMajeure() {
        return departed && forceMajeure;
    }

    /** Whether it ended early, or was cancelled, through nobody's fault. */
    boolean forceMajeure() {
        return forceMajeure;
    }

    /** How interruptions are stored. */
    @Immutable
    public static class Periods extends JsonColumn<List<Period>> {
        /** For the persistence provider. */
        public Periods() {
            super(new TypeReference<>() {});
        }
    }
}
