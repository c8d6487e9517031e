package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.Ref;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What another seat plan, formula or seed would change, against the last run on the same inputs. Nothing was changed.
 *
 * @param run the last run; absent before one, when the scenario is a preview on today's wishes
 * @param present what it came to; absent before one
 * @param scenario what the variation comes to
 * @param gaining students with a better wish than now, or with a place instead of none
 * @param losing students with a worse one, or none
 * @param same all others; two places at the same rank do not happen
 * @param changes one per student who gains or loses, at most 1,000 of them
 * @param violations where the scenario's seat plan goes beyond what agreements promise
 */
public record ScenarioView(
        UUID campaignId,
        Integer run,
        Totals present,
        Totals scenario,
        int gaining,
        int losing,
        int same,
        List<Change> changes,
        List<Violation> violations) {

    /**
     * What a run comes to.
     *
     * @param wishes how many are placed at their first wish, at their second, …
     */
    @Schema(name = "ScenarioTotals")
    public record Totals(int placed, int unplaced, List<Integer> wishes) {}

    /**
     * A student for whom it makes a difference.
     *
     * @param gains whether it is to their advantage
     * @param from where they may go now; absent for nowhere
     * @param to where they could go
     */
    @Schema(name = "ScenarioChange")
    public record Change(Ref student, boolean gains, Ref from, Integer fromWish, Ref to, Integer toWish) {}
}
