package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * A campaign as a caller sees it.
 *
 * @param window when students file wishes
 * @param stay when the stays take place; absent for the terms of the destinations
 * @param answerDays how many days a student has to take an offer
 * @param previous the round whose seats are left over to this one; absent of a first round
 * @param successor the second round; absent while there is none
 * @param seats how many the seat plan gives in all
 * @param run how many allocation runs there were
 * @param inputsHash SHA-256 of what the last run depended on
 * @param seedCommitment SHA-256 of its lottery seed, known before it ran
 * @param outcomeHash SHA-256 of what it decided; absent while none has run on the present inputs
 * @param actions what the caller can do now; absent in lists
 */
public record CampaignView(
        UUID id,
        String reference,
        String name,
        CampaignState state,
        String academicYear,
        String term,
        Period window,
        Period stay,
        Population population,
        Scoring scoring,
        BigDecimal minimumGpa,
        BigDecimal minimumEcts,
        int maxWishes,
        int answerDays,
        Ref previous,
        Ref successor,
        int seats,
        int run,
        String inputsHash,
        String seedCommitment,
        String outcomeHash,
        Integer placed,
        Integer unplaced,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static CampaignView of(Campaign c, List<Action> actions) {
        return new CampaignView(
                c.id(),
                c.reference(),
                c.name(),
                c.state(),
                c.academicYear(),
                c.term(),
                c.window(),
                c.stay(),
                c.population(),
                c.scoring(),
                c.minimumGpa(),
                c.minimumEcts(),
                c.maxWishes(),
                c.answerDays(),
                Ref.to("campaigns", c.previousId()),
                Ref.to("campaigns", c.successorId()),
                c.seatPlan().stream().mapToInt(PlannedSeats::seats).sum(),
                c.run(),
                c.inputsHash(),
                c.seedCommitment(),
                c.outcomeHash(),
                c.placed(),
                c.unplaced(),
                actions,
                c.version());
    }
}
