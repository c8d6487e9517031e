package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * What was worked out for a stay.
 *
 * @param length how its days were counted
 * @param group the country group; null when there is none
 * @param calculatedDays its days
 * @param interruptedDays of these, interrupted
 * @param fundedDays of these, paid
 * @param nonFundedDays of these, neither interrupted nor paid
 * @param travelDays funded days of travel, which are not days of the stay
 * @param steps every step
 * @param against why it gets nothing; empty when it gets the total
 * @param total in cents
 */
public record Grant(
        StayLength length,
        String group,
        int calculatedDays,
        int interruptedDays,
        int fundedDays,
        int nonFundedDays,
        int travelDays,
        List<GrantStep> steps,
        List<GrantObstacle> against,
        long total) {

    /** How it is stored. */
    @Immutable
    public static class Column extends JsonColumn<Grant> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
