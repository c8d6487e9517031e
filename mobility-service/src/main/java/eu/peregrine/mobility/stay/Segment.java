package eu.peregrine.mobility.stay;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.organisation.OrganisationMerged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;

/** A part of a stay at one host. The database forbids that two stays of one student share a day. */
@Entity
@Table(name = "mobility_segment")
public class Segment {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "mobility_id")
    private Mobility mobility;

    private int position;

    /** Repeated from the mobility for the exclusion constraint. */
    @Column(name = "student_id")
    private UUID studentId;

    /** Whether it takes up the student's days: not once the mobility is cancelled. */
    private boolean occupies;

    @Column(name = "host_id")
    private UUID hostId;

    @Column(name = "host_country")
    private String hostCountry;

    private String place;

    @Enumerated(EnumType.STRING)
    private MobilityKind kind;

    @Column(name = "planned_start")
    private LocalDate plannedStart;

    @Column(name = "planned_end")
    private LocalDate plannedEnd;

    @Column(name = "actual_start")
    private LocalDate actualStart;

    @Column(name = "actual_end")
    private LocalDate actualEnd;

    protected Segment() {}

    Segment(Mobility mobility, int position, UUID studentId, SegmentPlan plan) {
        this.id = Ids.next();
        this.mobility = mobility;
        this.position = position;
        this.studentId = studentId;
        this.occupies = mobility.exclusive();
        this.hostId = plan.hostId();
        this.hostCountry = plan.hostCountry();
        this.place = plan.place();
        this.kind = plan.kind();
        this.plannedStart = plan.planned().start();
        this.plannedEnd = plan.planned().end();
    }

    void arrivedOn(LocalDate day) {
        actualStart = day;
    }

    void departedOn(LocalDate day) {
        actualEnd = day;
    }

    void plannedUntil(LocalDate day) {
        plannedEnd = day;
    }

    void vacate() {
        occupies = false;
    }

    /** The host is the survivor, in the place of an organisation that was merged. */
    void follow(OrganisationMerged merged) {
        hostId = merged.survivorOf(hostId);
    }

    SegmentPlan plan() {
        return new SegmentPlan(hostId, hostCountry, place, kind, planned());
    }

    /** The organisation that receives. */
    public UUID hostId() {
        return hostId;
    }

    /** ISO 3166-1 alpha-2. */
    public String hostCountry() {
        return hostCountry;
    }

    /** Town or site, where it is not the host's own; null else. */
    public String place() {
        return place;
    }

    /** What is done there. */
    public MobilityKind kind() {
        return kind;
    }

    /** First and last day as planned. */
    public Period planned() {
        return new Period(plannedStart, plannedEnd);
    }

    /** The attested arrival; null before. */
    public LocalDate actualStart() {
        return actualStart;
    }

    /** The attested departure; null before. */
    public LocalDate actualEnd() {
        return actualEnd;
    }

    /** The attested days where there are any, else the planned ones. */
    public Period effective() {
        LocalDate start = actualStart == null ? plannedStart : actualStart;
        LocalDate end = actualEnd == null ? plannedEnd : actualEnd;
        return new Period(start, end.isBefore(start) ? start : end);
    }
}
