package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.bulk.Outcome;
import eu.peregrine.kit.problem.Violation;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What became of every item.
 *
 * @param dryRun whether nothing was kept
 * @param items in the order of the request
 */
public record MobilityBulkReport(MobilityVerb verb, boolean dryRun, int done, int refused, List<Item> items) {

    /**
     * One item.
     *
     * @param status what the step alone would have answered: 200, or the problem's
     * @param state the mobility's state after it; absent when it failed
     * @param code of the problem
     * @param detail of the problem
     * @param errors all violations, where the problem has any
     */
    @Schema(name = "MobilityBulkResult")
    public record Item(
            UUID id,
            int status,
            @JsonInclude(JsonInclude.Include.NON_NULL) MobilityState state,
            String code,
            String detail,
            @JsonInclude(JsonInclude.Include.NON_NULL) List<Violation> errors) {

        static Item of(Outcome<MobilityState> outcome) {
            return new Item(
                    outcome.id(),
                    outcome.status(),
                    outcome.result(),
                    outcome.code(),
                    outcome.detail(),
                    outcome.errors());
        }
    }
}
