package eu.peregrine.mobility.grade;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * An institution's distribution of grades.
 *
 * @param grades all passing grades, the best one first; their shares make 100 per cent
 * @param source where the figures come from, and of which years
 */
public record GradeTableDraft(
        @NotNull @Size(min = 1, max = 60) List<@NotNull @Valid GradeShare> grades,
        @Size(max = 500) String source) {}
