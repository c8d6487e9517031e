package eu.peregrine.mobility.student;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.annotations.BatchSize;

/** A student of the school. What makes a person recognisable stays in this service and is in no event. */
@Entity
@Table(name = "student")
public class Student extends AggregateRoot {

    @Column(name = "given_name", nullable = false)
    private String givenName;

    @Column(name = "family_name", nullable = false)
    private String familyName;

    @Column(name = "birth_date")
    private LocalDate birthDate;

    private String email;

    private String nationality;

    @Enumerated(EnumType.STRING)
    private Gender gender;

    @Column(name = "home_id")
    private UUID homeId;

    private String esi;

    @Column(name = "programme_id", nullable = false)
    private UUID programmeId;

    @Column(nullable = false)
    private String intake;

    @Column(nullable = false)
    private String cohort;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private StudentStatus status;

    @Column(nullable = false)
    private int eqf;

    @Column(name = "isced_f", nullable = false)
    private String iscedF;

    @Column(precision = 4, scale = 2)
    private BigDecimal gpa;

    @Column(precision = 5, scale = 1)
    private BigDecimal ects;

    private String employer;

    @Column(name = "contract_start")
    private LocalDate contractStart;

    @Column(name = "contract_end")
    private LocalDate contractEnd;

    private String exemption;

    @Column(name = "waived_days")
    private Integer waivedDays;

    @Column(name = "waiver_reason")
    private String waiverReason;

    @Convert(converter = EmergencyContactsText.class)
    @Column(name = "emergency_contacts", nullable = false)
    private List<EmergencyContact> emergencyContacts = List.of();

    @OneToMany(mappedBy = "student", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("issuedOn, id")
    @BatchSize(size = 200)
    private List<LanguageProof> languageProofs = new ArrayList<>();

    @OneToMany(mappedBy = "student", cascade = CascadeType.ALL, orphanRemoval = true)
    @OrderBy("firstDay, id")
    @BatchSize(size = 200)
    private List<PriorStay> priorStays = new ArrayList<>();

    /** For the persistence provider alone. */
    protected Student() {}

    Student(UUID id, StudentDraft draft) {
        super(id);
        take(draft);
        raise("student.created");
    }

    void update(StudentDraft draft) {
        take(draft);
        raise("student.updated");
    }

    private void take(StudentDraft draft) {
        this.givenName = draft.givenName();
        this.familyName = draft.familyName();
        this.birthDate = draft.birthDate();
        this.email = draft.email();
        this.nationality = draft.nationality();
        this.gender = draft.gender();
        this.programmeId = draft.programmeId();
        this.intake = draft.intake();
        this.cohort = draft.cohort();
        this.status = draft.status();
        this.eqf = draft.eqf();
        this.iscedF = draft.iscedF();
        this.gpa = asStored(draft.gpa(), 2);
        this.ects = asStored(draft.ects(), 1);
        this.employer = draft.employer();
        this.contractStart = draft.contractStart();
        this.contractEnd = draft.contractEnd();
        this.homeId = draft.homeId();
        this.esi = draft.esi();
    }

    void comesFrom(UUID survivor) {
        this.homeId = survivor;
        raise("student.updated");
    }

    /** The institution that a guest comes from; null of the school's own students. */
    public UUID homeId() {
        return homeId;
    }

    /** European Student Identifier; null where it is not known. */
    public String esi() {
        return esi;
    }

    // So that what was written now reads like what is read later, and has the same ETag.
    private static BigDecimal asStored(BigDecimal number, int decimals) {
        return number == null ? null : number.setScale(decimals, RoundingMode.UNNECESSARY);
    }

    /** Adds a proof that came with the student's own data and is no event of its own. */
    void file(LanguageProofDraft draft, Cefr level, String verifiedBy) {
        refuseBeyond(StudentDraft.MOST_PROOFS, languageProofs.size(), "language proofs");
        languageProofs.add(new LanguageProof(this, draft, level, verifiedBy));
    }

    void withdrawProofs() {
        languageProofs.clear();
    }

    LanguageProof prove(LanguageProofDraft draft, Cefr level, String verifiedBy) {
        file(draft, level, verifiedBy);
        raise("student.language-proven");
        return languageProofs.get(languageProofs.size() - 1);
    }

    /** Adds a stay that came with the student's own data and is no event of its own. */
    void file(PriorStayDraft draft, String recordedBy) {
        refuseBeyond(StudentDraft.MOST_PRIOR_STAYS, priorStays.size(), "prior stays");
        priorStays.add(new PriorStay(this, draft, recordedBy));
    }

    PriorStay record(PriorStayDraft draft, String recordedBy) {
        file(draft, recordedBy);
        raise("student.prior-stay-recorded");
        return priorStays.get(priorStays.size() - 1);
    }

    private static void refuseBeyond(int most, int held, String what) {
        if (held >= most) {
            throw Problems.conflict("too-many", "A student has at most " + most + " " + what + ".");
        }
    }

    void withdrawPriorStay(UUID stay) {
        if (!priorStays.removeIf(one -> one.id().equals(stay))) {
            throw Problems.notFound("prior stay");
        }
        raise("student.prior-stay-withdrawn");
    }

    void waive(WaiverDraft draft) {
        if (waivedDays != null) {
            throw Problems.conflict("already-waived", "Days are waived for the student already: end that first.");
        }
        this.waivedDays = draft.days();
        this.waiverReason = draft.reason();
        raise("student.shortfall-waived");
    }

    void endWaiver() {
        if (waivedDays == null) {
            throw Problems.conflict("nothing-waived", "No days are waived for the student.");
        }
        this.waivedDays = null;
        this.waiverReason = null;
        raise("student.waiver-ended");
    }

    void call(List<EmergencyContact> contacts) {
        this.emergencyContacts = List.copyOf(contacts);
        raise("student.emergency-contacts-changed");
    }

    /** Forgets who it is; what the studies were stays, as statistics and accreditation need it. */
    void forget() {
        this.givenName = "Erased";
        this.familyName = "person";
        this.birthDate = null;
        this.email = null;
        this.esi = null;
        this.nationality = null;
        this.gender = null;
        this.gpa = null;
        this.employer = null;
        this.exemption = exemption == null ? null : "Erased";
        this.waiverReason = waiverReason == null ? null : "Erased";
        this.emergencyContacts = List.of();
        raise("student.updated");
    }

    void exempt(String reason) {
        if (exemption != null) {
            throw Problems.conflict("already-exempt", "The student is exempt already: end that first.");
        }
        this.exemption = reason;
        raise("student.exempted");
    }

    void endExemption() {
        if (exemption == null) {
            throw Problems.conflict("not-exempt", "The student is not exempt.");
        }
        this.exemption = null;
        raise("student.exemption-ended");
    }

    /** Given names. */
    public String givenName() {
        return givenName;
    }

    /** Family name. */
    public String familyName() {
        return familyName;
    }

    /** Both names, for people. */
    public String name() {
        return givenName + " " + familyName;
    }

    /** Date of birth; may be null. */
    public LocalDate birthDate() {
        return birthDate;
    }

    /** E-mail address; may be null. */
    public String email() {
        return email;
    }

    /** ISO 3166-1 alpha-2; may be null. */
    public String nationality() {
        return nationality;
    }

    /** As the student told it; may be null. */
    public Gender gender() {
        return gender;
    }

    /** The programme enrolled in. */
    public UUID programmeId() {
        return programmeId;
    }

    /** Academic year of enrolment. */
    public String intake() {
        return intake;
    }

    /** Year of graduation. */
    public String cohort() {
        return cohort;
    }

    /** How enrolled. */
    public StudentStatus status() {
        return status;
    }

    /** Level of the studies, EQF 1 to 8. */
    public int eqf() {
        return eqf;
    }

    /** Field of the studies, ISCED-F, four digits. */
    public String iscedF() {
        return iscedF;
    }

    /** Grade point average of 20; may be null. */
    public BigDecimal gpa() {
        return gpa;
    }

    /** Credits earned; may be null. */
    public BigDecimal ects() {
        return ects;
    }

    /** The apprentice's employer; may be null. */
    public String employer() {
        return employer;
    }

    /** First day of the apprentice's contract; may be null. */
    public LocalDate contractStart() {
        return contractStart;
    }

    /** Last day of the apprentice's contract; may be null. */
    public LocalDate contractEnd() {
        return contractEnd;
    }

    /** Whom to call when something has happened, the first one first. */
    public List<EmergencyContact> emergencyContacts() {
        return emergencyContacts;
    }

    /** Why no mobility is owed; null where it is. */
    public String exemption() {
        return exemption;
    }

    /** Days of a shortfall by force majeure that are waived; null if none. */
    public Integer waivedDays() {
        return waivedDays;
    }

    /** Why they are; null if none are. */
    public String waiverReason() {
        return waiverReason;
    }

    /** Stays from before this system, oldest first. */
    public List<PriorStay> priorStays() {
        return List.copyOf(priorStays);
    }

    /** Evidence of languages, oldest first. */
    public List<LanguageProof> languageProofs() {
        return List.copyOf(languageProofs);
    }

    /** The best level of each language that is proven on the day. */
    public Map<String, Cefr> languages(LocalDate day) {
        Map<String, Cefr> best = new TreeMap<>();
        for (LanguageProof proof : languageProofs) {
            if (proof.countsOn(day)) {
                best.merge(proof.language(), proof.level(), (one, other) -> one.reaches(other) ? one : other);
            }
        }
        return best;
    }
}
