package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.core.type.TypeReference;
import eu.peregrine.kit.json.JsonColumn;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.hibernate.annotations.Immutable;

/**
 * One of the parts in which an award is paid.
 *
 * @param share percent of the award; the shares of a call sum to 100
 * @param releaseWhen any of these makes it due, once there is also a bank account
 */
public record InstalmentRule(
        @NotNull @Min(1) @Max(100) Integer share,
        @NotEmpty @Size(max = 6) List<@NotNull ReleaseCondition> releaseWhen) {

    /** The usual plan, as Erasmus+ has it: 70 % with the contract, the balance when the stay is over and reported on. */
    public static List<InstalmentRule> usual() {
        return List.of(
                new InstalmentRule(70, List.of(ReleaseCondition.on(ReleaseTrigger.CONTRACT_SIGNED))),
                new InstalmentRule(30, List.of(ReleaseCondition.on(ReleaseTrigger.PARTICIPANT_REPORT))));
    }

    /** How plans are stored. */
    @Immutable
    public static class Column extends JsonColumn<List<InstalmentRule>> {
        /** For the persistence provider. */
        public Column() {
            super(new TypeReference<>() {});
        }
    }
}
