package eu.peregrine.mobility.student;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.mobility.policy.StayKind;
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

/** A stay abroad from before this system kept files, recorded as it was. Part of the student; it counts for the mandate. */
@Entity
@Table(name = "prior_stay")
public class PriorStay {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "student_id", nullable = false, updatable = false)
    private Student student;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private StayKind kind;

    @Column(nullable = false)
    private String host;

    private String country;

    @Column(name = "first_day", nullable = false)
    private LocalDate firstDay;

    @Column(name = "last_day", nullable = false)
    private LocalDate lastDay;

    @Column(name = "full_host_term", nullable = false)
    private boolean fullHostTerm;

    @Column(name = "in_group", nullable = false)
    private boolean inGroup;

    @Column(name = "granted_by")
    private String grantedBy;

    @Column(name = "granted_days")
    private Integer grantedDays;

    @Column(name = "recorded_by")
    private String recordedBy;

    /** For the persistence provider alone. */
    protected PriorStay() {}

    PriorStay(Student student, PriorStayDraft draft, String recordedBy) {
        this.id = Ids.next();
        this.student = student;
        this.kind = draft.kind();
        this.host = draft.host();
        this.country = draft.country();
        this.firstDay = draft.start();
        this.lastDay = draft.end();
        this.fullHostTerm = Boolean.TRUE.equals(draft.fullHostTerm());
        this.inGroup = Boolean.TRUE.equals(draft.inGroup());
        this.grantedBy = draft.grantedBy();
        this.grantedDays = draft.grantedDays();
        this.recordedBy = recordedBy;
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** What events tell of it. */
    StudentState.Stay days() {
        return new StudentState.Stay(kind, firstDay, lastDay, grantedDays);
    }

    PriorStayDraft draft() {
        return new PriorStayDraft(
                kind, host, country, firstDay, lastDay, fullHostTerm, inGroup, grantedBy, grantedDays);
    }

    PriorStayView view() {
        return new PriorStayView(
                id, kind, host, country, firstDay, lastDay, fullHostTerm, inGroup, grantedBy, grantedDays, recordedBy);
    }
}
