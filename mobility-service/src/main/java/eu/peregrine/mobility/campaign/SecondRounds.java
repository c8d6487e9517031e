package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.storage.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Second rounds for the seats that a published campaign has left over. */
@ApplicationScoped
@Transactional
public class SecondRounds {
    private final Campaigns campaigns;
    private final CampaignRepository repository;
    private final StandingRepository standings;
    private final SeatPlans seatPlans;
    private final WaitingLists waitingLists;
    private final CampaignNews news;
    private final References references;
    private final Seats seats;
    private final Clock clock;

    @Inject
    SecondRounds(
            Campaigns campaigns,
            CampaignRepository repository,
            StandingRepository standings,
            SeatPlans seatPlans,
            WaitingLists waitingLists,
            CampaignNews news,
            References references,
            Seats seats,
            Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.standings = standings;
        this.seatPlans = seatPlans;
        this.waitingLists = waitingLists;
        this.news = news;
        this.references = references;
        this.seats = seats;
        this.clock = clock;
    }

    /**
     * Starts one; the first round's waiting lists end.
     *
     * @return the new campaign, a draft whose seat plan holds what is left over
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless the first is published and has none yet, 422 where somebody
     *     else has planned the seats meanwhile
     */
    public CampaignView start(UUID campaignId, String ifMatch, SecondRoundDraft draft) {
        seats.oneAtATime();
        Campaign first = campaigns.found(campaignId);
        IfMatch.accepted(ifMatch, first);
        Campaign second = first.secondRound(draft, leftOver(first), references.next("CAM"), clock.instant());
        // Before anything is asked of the database, which writes the first round's reference to it.
        repository.persist(second);
        seatPlans.requireFit(second, second.seatPlan());
        news.publish(second);
        news.publish(first);
        waitingLists.take(first, Happening.ended());
        return campaigns.view(second);
    }

    private List<PlannedSeats> leftOver(Campaign first) {
        Map<UUID, StandingRepository.Fill> held = standings.fills(first.id());
        List<PlannedSeats> leftOver = new ArrayList<>();
        for (PlannedSeats line : first.seatPlan()) {
            int free = line.seats()
                    - held.getOrDefault(line.destinationId(), StandingRepository.Fill.NONE)
                            .people();
            if (free > 0) {
                leftOver.add(new PlannedSeats(
                        line.destinationId(), line.conditionId(), line.academicYear(), free, line.monthsPerSeat()));
            }
        }
        return leftOver;
    }
}
