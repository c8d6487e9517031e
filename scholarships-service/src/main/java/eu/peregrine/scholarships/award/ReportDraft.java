package eu.peregrine.scholarships.award;

import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;

/**
 * A student's report on the stay.
 *
 * @param on when it was handed in, not in the future
 */
public record ReportDraft(@NotNull LocalDate on) {}
