package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.web.Period;
import java.util.UUID;

/** A campaign as its events tell it; there is nothing personal in it. */
record PublicCampaign(
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
        int maxWishes,
        int answerDays,
        UUID previousId,
        UUID successorId,
        int seats,
        int run,
        String inputsHash,
        String seedCommitment,
        String outcomeHash,
        Integer placed,
        Integer unplaced) {

    static PublicCampaign of(Campaign c) {
        return new PublicCampaign(
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
                c.maxWishes(),
                c.answerDays(),
                c.previousId(),
                c.successorId(),
                c.seatPlan().stream().mapToInt(PlannedSeats::seats).sum(),
                c.run(),
                c.inputsHash(),
                c.seedCommitment(),
                c.outcomeHash(),
                c.placed(),
                c.unplaced());
    }
}
