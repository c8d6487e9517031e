package eu.peregrine.scholarships.award;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * One version of an award's amount.
 *
 * @param number from 1
 * @param why what made it change
 * @param reason in words, where somebody gave them
 * @param cents how much the award is from then on
 * @param start first day of the stay that it was worked out from; null without a stay
 * @param end last day of that stay
 * @param at when
 */
public record AwardAmount(
        int number, AmountReason why, String reason, long cents, LocalDate start, LocalDate end, Instant at) {

    /** How amounts are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<AwardAmount>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
