package eu.peregrine.mobility.offering;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.language.Cefr;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/** Something that guests may study at the school in a term. */
@Entity
@Table(name = "offering")
public class Offering extends AggregateRoot {
    private static final String FRENCH = "fr";

    private String code;

    @Enumerated(EnumType.STRING)
    private OfferingKind kind;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "title_en", nullable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "title_fr"))
    private LocalizedText title;

    private String description;

    private BigDecimal ects;

    private String language;

    @Enumerated(EnumType.STRING)
    private Cefr cefr;

    @Column(name = "isced_f")
    private String iscedF;

    private int level;

    @Column(name = "academic_year")
    private String academicYear;

    private String term;

    private int capacity;

    @Column(name = "programme_id")
    private UUID programmeId;

    @Column(name = "updated_at")
    private Instant updatedAt;

    /** What {@code q} searches; the database keeps it. */
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "search_text", insertable = false, updatable = false)
    private String searchText;

    /** The words of the same as a typo may have left them; the database keeps them, queries alone read them. */
    @Basic(fetch = FetchType.LAZY)
    @Column(name = "search_words", insertable = false, updatable = false)
    private String[] searchWords;

    protected Offering() {}

    /** @throws eu.peregrine.kit.problem.ProblemException 422 with everything about the draft that contradicts itself */
    public Offering(OfferingDraft draft, Instant now) {
        super(Ids.orNext(draft.id()));
        take(draft, now);
        raise("offering.created");
    }

    /** Replaces what it says. */
    public void update(OfferingDraft draft, Instant now) {
        take(draft, now);
        raise("offering.updated");
    }

    /** It is offered no more. */
    public void delete() {
        raise("offering.deleted");
    }

    private void take(OfferingDraft draft, Instant now) {
        Violations violations = new Violations();
        violations.check(
                AcademicYear.valid(draft.academicYear()),
                "/academicYear",
                "academic-year",
                "An academic year is written 2026/2027.");
        violations.check(
                draft.term() == null || draft.term().startsWith(draft.academicYear() + "-"),
                "/term",
                "term",
                "The term is not one of " + draft.academicYear() + ".");
        violations.check(
                draft.kind() != OfferingKind.FRENCH_COURSE || draft.language().equals(FRENCH),
                "/language",
                "language",
                "French as a foreign language is taught in French.");
        violations.throwIfAny();
        code = draft.code();
        kind = draft.kind();
        title = draft.title();
        description = draft.description();
        ects = draft.ects();
        language = draft.language();
        cefr = draft.cefr();
        iscedF = draft.iscedF();
        level = draft.level();
        academicYear = draft.academicYear();
        term = draft.term();
        capacity = draft.capacity();
        programmeId = draft.programmeId();
        updatedAt = now;
    }

    /** What people call it. */
    public String code() {
        return code;
    }

    /** What it is. */
    public OfferingKind kind() {
        return kind;
    }

    /** Its title. */
    public LocalizedText title() {
        return title;
    }

    /** What it is about; may be null. */
    public String description() {
        return description;
    }

    /** Credits. */
    public BigDecimal ects() {
        return ects;
    }

    /** Taught in, BCP 47. */
    public String language() {
        return language;
    }

    /** Level of that language that is needed. */
    public Cefr cefr() {
        return cefr;
    }

    /** Field of study, ISCED-F 2013. */
    public String iscedF() {
        return iscedF;
    }

    /** Level of the European Qualifications Framework. */
    public int level() {
        return level;
    }

    /** In which year. */
    public String academicYear() {
        return academicYear;
    }

    /** In which term; null for the whole year. */
    public String term() {
        return term;
    }

    /** How many guests it takes. */
    public int capacity() {
        return capacity;
    }

    /** The programme it belongs to; may be null. */
    public UUID programmeId() {
        return programmeId;
    }

    /** When it last changed. */
    public Instant updatedAt() {
        return updatedAt;
    }
}
