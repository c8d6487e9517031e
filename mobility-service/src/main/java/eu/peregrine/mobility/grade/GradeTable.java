package eu.peregrine.mobility.grade;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.problem.Violations;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** How an institution distributes its passing grades; its id is the institution's. */
@Entity
@Table(name = "grade_table")
public class GradeTable extends AggregateRoot {
    private static final BigDecimal ALL = new BigDecimal(100);
    /** Shares are rounded where they are published. */
    private static final BigDecimal ROUNDING = BigDecimal.ONE;

    @Convert(converter = GradeSharesText.class)
    private List<GradeShare> grades;

    private String source;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected GradeTable() {}

    GradeTable(UUID organisationId) {
        super(organisationId);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 422 when shares do not make the whole, or a grade is there twice */
    void change(GradeTableDraft draft, Instant at) {
        BigDecimal sum = draft.grades().stream().map(GradeShare::share).reduce(BigDecimal.ZERO, BigDecimal::add);
        long different =
                draft.grades().stream().map(GradeShare::grade).distinct().count();
        new Violations()
                .check(
                        sum.subtract(ALL).abs().compareTo(ROUNDING) <= 0,
                        "/grades",
                        "not-the-whole",
                        "The shares make " + sum.toPlainString() + " per cent, not 100.")
                .check(different == draft.grades().size(), "/grades", "grade-twice", "A grade is there more than once.")
                .throwIfAny();
        grades = List.copyOf(draft.grades());
        source = draft.source();
        changedAt = at;
        raise("grade-table.changed");
    }

    /** All passing grades, the best one first. */
    public List<GradeShare> grades() {
        return grades;
    }

    /** Where the figures come from; may be null. */
    public String source() {
        return source;
    }

    /** When it was changed last. */
    public Instant changedAt() {
        return changedAt;
    }
}
