package eu.peregrine.mobility.campaign;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a campaign has come out, as things stand now.
 *
 * @param students how many take part
 * @param states how many are in each state
 * @param placedAtWish how many hold a place at their first wish, at their second, …
 * @param placedOtherwise how many an officer placed where they had not wished to go
 * @param unplaced why those without a place have none; a student counts once under each reason
 */
public record CampaignStatistics(
        UUID campaignId,
        int students,
        Map<CandidacyState, Integer> states,
        List<AtWish> placedAtWish,
        int placedOtherwise,
        List<ByReason> unplaced) {

    /** Students at a wish of this rank, from 1. */
    @Schema(name = "PlacedAtWish")
    public record AtWish(int wish, int students) {}

    /** Students for whom this was a reason. */
    @Schema(name = "UnplacedByReason")
    public record ByReason(String code, int students) {}
}
