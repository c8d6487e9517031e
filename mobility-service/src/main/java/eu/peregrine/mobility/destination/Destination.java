package eu.peregrine.mobility.destination;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * A place to study at, in one term, that follows from a condition of an agreement or from a programme of one of the school's
 * campuses. A projection of their events.
 */
@Entity
@Table(name = "destination")
public class Destination {

    @Id
    private UUID id;

    @Column(name = "condition_id", nullable = false, updatable = false)
    private UUID conditionId;

    @Column(name = "agreement_id")
    private UUID agreementId;

    @Column(name = "sending_id")
    private UUID sendingId;

    @Column(name = "campus_id")
    private UUID campusId;

    @Column(name = "programme_id")
    private UUID programmeId;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "programme_en"))
    @AttributeOverride(name = "fr", column = @Column(name = "programme_fr"))
    private LocalizedText programme;

    @Column(name = "host_id", nullable = false)
    private UUID hostId;

    @Column(name = "academic_year", nullable = false, updatable = false)
    private String academicYear;

    @Column(nullable = false, updatable = false)
    private String term;

    @Convert(converter = WelcomeText.class)
    @Column(nullable = false)
    private Welcome welcome;

    @Column(name = "seats_promised", nullable = false)
    private int seatsPromised;

    @Column(name = "months_promised", precision = 9, scale = 2)
    private BigDecimal monthsPromised;

    @Column(nullable = false)
    private boolean blended;

    @Column(name = "in_force", nullable = false)
    private boolean inForce;

    @Column(nullable = false)
    private long sequence;

    /** For the persistence provider alone. */
    protected Destination() {}

    Destination(Promise promise, long sequence) {
        this.id = promise.id();
        this.conditionId = promise.conditionId();
        this.academicYear = promise.academicYear();
        this.term = promise.term();
        follow(promise, sequence);
    }

    /** Promises this term, as the event with the sequence says. */
    final void follow(Promise promise, long newSequence) {
        this.agreementId = promise.agreementId();
        this.sendingId = promise.sendingId();
        this.hostId = promise.hostId();
        if (promise.campus() != null) {
            this.campusId = promise.campus().id();
            this.programmeId = promise.campus().programmeId();
            this.programme = promise.campus().title();
        }
        this.welcome = promise.welcome();
        this.seatsPromised = promise.seats();
        this.monthsPromised = promise.months();
        this.blended = promise.blended();
        this.inForce = true;
        this.sequence = newSequence;
    }

    /** Is not promised any more, as the event with the sequence says. */
    void close(long newSequence) {
        this.inForce = false;
        this.sequence = newSequence;
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** What its seats are counted by: the condition it comes from; of a campus itself. */
    public UUID conditionId() {
        return conditionId;
    }

    /** The agreement it comes from; null of a campus. */
    public UUID agreementId() {
        return agreementId;
    }

    /** The campus it is at; null where an agreement promises it. */
    UUID campusId() {
        return campusId;
    }

    /** The campus's programme; null where an agreement promises it. */
    Ref programme() {
        return campusId == null
                ? null
                : new Ref(programmeId, programme, "/api/v1/campuses/" + campusId + "/programmes/" + programmeId);
    }

    /** The receiving organisation. */
    public UUID hostId() {
        return hostId;
    }

    /** The academic year. */
    public String academicYear() {
        return academicYear;
    }

    /** The term. */
    public String term() {
        return term;
    }

    Welcome welcome() {
        return welcome;
    }

    /** People per academic year, both terms together; at a campus those of this term. */
    public int seatsPromised() {
        return seatsPromised;
    }

    /** Months per academic year, both terms together; null if not limited. */
    public BigDecimal monthsPromised() {
        return monthsPromised;
    }

    /** Whether stays with a virtual part are meant. */
    public boolean blended() {
        return blended;
    }

    /** Whether an agreement in force, or an open campus, promises it. */
    public boolean inForce() {
        return inForce;
    }

    /** The agreement's or campus's sequence that it is at. */
    public long sequence() {
        return sequence;
    }
}
