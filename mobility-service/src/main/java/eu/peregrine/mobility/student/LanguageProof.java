package eu.peregrine.mobility.student;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.mobility.language.Cefr;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.UUID;

/** Evidence that a student knows a language. Part of the student. */
@Entity
@Table(name = "language_proof")
public class LanguageProof {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "student_id", nullable = false, updatable = false)
    private Student student;

    @Column(nullable = false)
    private String language;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private ProofKind kind;

    private String provider;

    @Column(precision = 7, scale = 2)
    private BigDecimal score;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private Cefr level;

    @Column(name = "issued_on", nullable = false)
    private LocalDate issuedOn;

    @Column(name = "valid_until")
    private LocalDate validUntil;

    @Column(name = "verified_by")
    private String verifiedBy;

    /** For the persistence provider alone. */
    protected LanguageProof() {}

    LanguageProof(Student student, LanguageProofDraft draft, Cefr level, String verifiedBy) {
        this.id = Ids.next();
        this.student = student;
        this.language = draft.language();
        this.kind = draft.kind();
        this.provider = draft.provider();
        this.score = draft.score() == null ? null : draft.score().setScale(2, RoundingMode.UNNECESSARY);
        this.level = level;
        this.issuedOn = draft.issuedOn();
        this.validUntil = draft.validUntil();
        this.verifiedBy = verifiedBy;
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** The language proven, BCP 47. */
    public String language() {
        return language;
    }

    /** What it rests on. */
    public ProofKind kind() {
        return kind;
    }

    /** The test, or who else vouches; may be null. */
    public String provider() {
        return provider;
    }

    /** The test's score; may be null. */
    public BigDecimal score() {
        return score;
    }

    /** The level proven. */
    public Cefr level() {
        return level;
    }

    /** The day it was issued. */
    public LocalDate issuedOn() {
        return issuedOn;
    }

    /** Its last day; null if it does not expire. */
    public LocalDate validUntil() {
        return validUntil;
    }

    /** Who entered it, having seen the evidence. */
    public String verifiedBy() {
        return verifiedBy;
    }

    /** Whether it says something on the day: not expired, and more than the student's own word. */
    public boolean countsOn(LocalDate day) {
        return kind != ProofKind.SELF && (validUntil == null || !validUntil.isBefore(day));
    }
}
