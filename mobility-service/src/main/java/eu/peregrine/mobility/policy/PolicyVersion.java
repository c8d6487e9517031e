package eu.peregrine.mobility.policy;

import eu.peregrine.mobility.calendar.AcademicYear;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** What a policy said from some moment on; never changed. */
@Embeddable
public class PolicyVersion {

    @Column(name = "intake_from", nullable = false, updatable = false)
    private String intakeFrom;

    @Column(name = "intake_to", updatable = false)
    private String intakeTo;

    @Convert(converter = RulesText.class)
    @Column(nullable = false, updatable = false)
    private MobilityRules rules;

    @Column(name = "recorded_at", nullable = false, updatable = false)
    private Instant recordedAt;

    /** For the persistence provider alone. */
    protected PolicyVersion() {}

    PolicyVersion(PolicyDraft draft, Instant recordedAt) {
        this.intakeFrom = draft.intakeFrom();
        this.intakeTo = draft.intakeTo();
        this.rules = draft.rules();
        // As the database keeps it, so that what was written now has the ETag of what is read later.
        this.recordedAt = recordedAt.truncatedTo(ChronoUnit.MICROS);
    }

    /** The first academic year of intake that it is for. */
    public String intakeFrom() {
        return intakeFrom;
    }

    /** The last one; null while there is none. */
    public String intakeTo() {
        return intakeTo;
    }

    /** What it demands. */
    public MobilityRules rules() {
        return rules;
    }

    /** When it was written down. */
    public Instant recordedAt() {
        return recordedAt;
    }

    /** Whether it is for students of the intake. */
    public boolean covers(AcademicYear intake) {
        return AcademicYear.of(intakeFrom).start() <= intake.start()
                && (intakeTo == null || AcademicYear.of(intakeTo).start() >= intake.start());
    }

    /** Whether some intake is covered by both. */
    boolean overlaps(PolicyVersion other) {
        return (intakeTo == null
                        || AcademicYear.of(intakeTo).start()
                                >= AcademicYear.of(other.intakeFrom).start())
                && (other.intakeTo == null
                        || AcademicYear.of(other.intakeTo).start()
                                >= AcademicYear.of(intakeFrom).start());
    }
}
