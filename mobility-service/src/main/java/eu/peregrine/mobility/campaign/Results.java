package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** How a campaign has come out: each destination's list, and the numbers. */
@ApplicationScoped
@Transactional
public class Results {
    private final Campaigns campaigns;
    private final StandingRepository standings;
    private final CandidacyRepository candidacies;
    private final DestinationDirectory destinations;
    private final StudentDirectory students;

    @Inject
    Results(
            Campaigns campaigns,
            StandingRepository standings,
            CandidacyRepository candidacies,
            DestinationDirectory destinations,
            StudentDirectory students) {
        this.campaigns = campaigns;
        this.standings = standings;
        this.candidacies = candidacies;
        this.destinations = destinations;
        this.students = students;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 before the allocation */
    public DestinationListView destinations(UUID campaignId) {
        Campaign campaign = campaigns.found(campaignId);
        campaign.requireAllocated("list-destinations");
        Map<UUID, DestinationFacts> facts = destinations.byIds(
                campaign.seatPlan().stream().map(PlannedSeats::destinationId).toList());
        Map<UUID, StandingRepository.Fill> fills = standings.fills(campaignId);
        Map<UUID, Integer> waiting = standings.waiting(campaignId);
        return new DestinationListView(
                campaignId,
                campaign.seatPlan().stream()
                        .map(line -> line(
                                campaign,
                                line,
                                facts.get(line.destinationId()),
                                fills.getOrDefault(line.destinationId(), StandingRepository.Fill.NONE),
                                waiting.getOrDefault(line.destinationId(), 0)))
                        .toList());
    }

    /**
     * Everybody who competes for a destination, by priority.
     *
     * @param admitted only those who hold a place there, or only those who do not; null for all
     * @throws eu.peregrine.kit.problem.ProblemException 404 for a destination that the seat plan does not name, 409 before
     *     the allocation
     */
    public Page<StandingView> standings(UUID campaignId, UUID destinationId, ListRequest request, Boolean admitted) {
        Campaign campaign = campaigns.found(campaignId);
        campaign.requireAllocated("list-destinations");
        PlannedSeats line = campaign.seatPlan().stream()
                .filter(l -> l.destinationId().equals(destinationId))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("destination in the seat plan"));
        Map<UUID, String> groups = new HashMap<>();
        line.groups().forEach(g -> groups.put(Pools.id(destinationId, g.name()), g.name()));
        Page<Standing> page = standings.page(campaignId, destinationId, request, admitted);
        List<UUID> ids = page.items().stream().map(Standing::studentId).toList();
        Map<UUID, StudentFacts> people = students.byIds(ids);
        Map<UUID, Candidacy> own = new HashMap<>();
        candidacies.of(campaignId, ids).forEach(c -> own.put(c.studentId(), c));
        return page.map(s -> view(s, own.get(s.studentId()), people.get(s.studentId()), groups.get(s.poolId())));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 before the allocation */
    public CampaignStatistics statistics(UUID campaignId) {
        Campaign campaign = campaigns.found(campaignId);
        campaign.requireAllocated("statistics");
        Map<CandidacyState, Integer> states = standings.states(campaignId);
        Map<Integer, Integer> ranks = standings.ranks(campaignId);
        Map<String, Integer> reasons = new TreeMap<>();
        standings
                .explanationsOfUnplaced(campaignId)
                .forEach(explanation -> explanation.reasons().stream()
                        .map(Explanation.RefusedWish::code)
                        .distinct()
                        .forEach(code -> reasons.merge(code, 1, Integer::sum)));
        return new CampaignStatistics(
                campaignId,
                states.values().stream().mapToInt(Integer::intValue).sum(),
                states,
                ranks.entrySet().stream()
                        .filter(e -> e.getKey() > 0)
                        .map(e -> new CampaignStatistics.AtWish(e.getKey(), e.getValue()))
                        .toList(),
                ranks.getOrDefault(0, 0),
                reasons.entrySet().stream()
                        .map(e -> new CampaignStatistics.ByReason(e.getKey(), e.getValue()))
                        .toList());
    }

    private static DestinationListView.Line line(
            Campaign campaign, PlannedSeats line, DestinationFacts facts, StandingRepository.Fill fill, int waiting) {
        BigDecimal last = fill.people() >= line.seats() ? fill.lowestScore() : null;
        return new DestinationListView.Line(
                Ref.to("destinations", line.destinationId(), facts == null ? null : facts.hostName()),
                line.seats(),
                fill.people(),
                waiting,
                last,
                Campaigns.PATH + "/" + campaign.id() + "/destinations/" + line.destinationId());
    }

    private static StandingView view(Standing standing, Candidacy candidacy, StudentFacts student, String group) {
        boolean admitted = standing.poolId().equals(candidacy.poolId()) && candidacy.holds();
        boolean waiting =
                !admitted && candidacy.waiting() && (candidacy.rank() == null || standing.rank() < candidacy.rank());
        return new StandingView(
                standing.position(),
                group,
                Ref.to("students", standing.studentId(), student == null ? null : LocalizedText.en(student.name())),
                candidacy.state(),
                admitted,
                waiting,
                standing.rank(),
                standing.score());
    }
}
