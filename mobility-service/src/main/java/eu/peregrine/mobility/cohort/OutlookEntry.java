package eu.peregrine.mobility.cohort;

import eu.peregrine.mobility.programme.StudentStatus;
import eu.peregrine.mobility.student.Verdict;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Generated;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Where a student stands, as the mandate keeps it; only read here. */
@Entity
@Immutable
@Table(name = "mandate_standing")
class OutlookEntry {

    @Id
    @Column(name = "student_id")
    private UUID id;

    private String cohort;

    @Column(name = "programme_id")
    private UUID programmeId;

    private String intake;

    @Enumerated(EnumType.STRING)
    private StudentStatus status;

    private int eqf;

    @Column(name = "isced_f")
    private String iscedF;

    @Column(name = "given_name")
    private String givenName;

    @Column(name = "family_name")
    private String familyName;

    @Enumerated(EnumType.STRING)
    private Verdict verdict;

    @Column(name = "required_days")
    private int requiredDays;

    @Column(name = "done_days")
    private int doneDays;

    @Column(name = "secured_days")
    private int securedDays;

    @Column(name = "planned_days")
    private int plannedDays;

    @Column(name = "waived_days")
    private int waivedDays;

    @Column(name = "missing_days")
    private int missingDays;

    @Column(name = "latest_departure")
    private LocalDate latestDeparture;

    /** The same, and the end of time where there is none, to sort by. */
    @Generated
    @Column(name = "departure_order")
    private LocalDate departureOrder;

    @JdbcTypeCode(SqlTypes.ARRAY)
    @Column(name = "missing_languages")
    private List<String> missingLanguages;

    @Column(name = "policy_id")
    private UUID policyId;

    @Column(name = "policy_number")
    private Integer policyNumber;

    private Instant since;

    /** For the persistence provider alone. */
    protected OutlookEntry() {}

    UUID id() {
        return id;
    }

    String cohort() {
        return cohort;
    }

    UUID programmeId() {
        return programmeId;
    }

    String intake() {
        return intake;
    }

    StudentStatus status() {
        return status;
    }

    String givenName() {
        return givenName;
    }

    String familyName() {
        return familyName;
    }

    String name() {
        return givenName + " " + familyName;
    }

    Verdict verdict() {
        return verdict;
    }

    int requiredDays() {
        return requiredDays;
    }

    int doneDays() {
        return doneDays;
    }

    int securedDays() {
        return securedDays;
    }

    int plannedDays() {
        return plannedDays;
    }

    int waivedDays() {
        return waivedDays;
    }

    int missingDays() {
        return missingDays;
    }

    LocalDate latestDeparture() {
        return latestDeparture;
    }

    LocalDate departureOrder() {
        return departureOrder;
    }

    List<String> missingLanguages() {
        return missingLanguages;
    }

    UUID policyId() {
        return policyId;
    }

    Integer policyNumber() {
        return policyNumber;
    }

    Instant since() {
        return since;
    }

    int eqf() {
        return eqf;
    }

    String iscedF() {
        return iscedF;
    }
}
