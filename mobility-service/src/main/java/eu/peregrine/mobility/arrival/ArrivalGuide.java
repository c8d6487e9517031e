package eu.peregrine.mobility.arrival;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.mobility.calendar.AcademicYear;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;

/** What the office tells the guests of a term, or of a year's terms that have no guide of their own. */
@Entity
@Table(name = "arrival_guide")
public class ArrivalGuide extends AggregateRoot {
    @Column(name = "academic_year")
    private String academicYear;

    private String term;

    @Convert(converter = GuideTextColumn.class)
    private GuideText bring;

    @Convert(converter = GuideTextColumn.class)
    private GuideText dates;

    @Convert(converter = GuideTextColumn.class)
    private GuideText housing;

    @Convert(converter = GuideTextColumn.class)
    private GuideText contacts;

    protected ArrivalGuide() {}

    /** @throws eu.peregrine.kit.problem.ProblemException 422 where year and term do not fit together */
    public ArrivalGuide(ArrivalGuideDraft draft) {
        super(Ids.orNext(draft.id()));
        take(draft);
        raise("arrival-guide.created");
    }

    /** Replaces what it says. */
    public void update(ArrivalGuideDraft draft) {
        take(draft);
        raise("arrival-guide.updated");
    }

    /** It is told no more. */
    public void delete() {
        raise("arrival-guide.deleted");
    }

    private void take(ArrivalGuideDraft draft) {
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
        violations.throwIfAny();
        academicYear = draft.academicYear();
        term = draft.term();
        bring = draft.bring();
        dates = draft.dates();
        housing = draft.housing();
        contacts = draft.contacts();
    }

    /** In which year guests come. */
    public String academicYear() {
        return academicYear;
    }

    /** In which term; null for the year's. */
    public String term() {
        return term;
    }

    /** What to bring along. */
    public GuideText bring() {
        return bring;
    }

    /** When one is expected. */
    public GuideText dates() {
        return dates;
    }

    /** Where one lives. */
    public GuideText housing() {
        return housing;
    }

    /** Whom to ask. */
    public GuideText contacts() {
        return contacts;
    }
}
