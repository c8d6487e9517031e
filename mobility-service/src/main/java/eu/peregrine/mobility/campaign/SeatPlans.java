package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.campaign.SeatPlan.Amount;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.seat.SeatCount;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatLimits;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.stay.Mobility;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which whole seats a campaign may give, checked against both limits of every condition when it is saved. */
@ApplicationScoped
@Transactional
public class SeatPlans {
    private final Campaigns campaigns;
    private final CampaignRepository repository;
    private final CampaignNews news;
    private final DestinationDirectory destinations;
    private final Seats seats;

    @Inject
    SeatPlans(
            Campaigns campaigns,
            CampaignRepository repository,
            CampaignNews news,
            DestinationDirectory destinations,
            Seats seats) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.news = news;
        this.destinations = destinations;
        this.seats = seats;
    }

    /**
     * Saves a plan.
     *
     * @param ifMatch needed once there is a plan to be replaced
     * @throws eu.peregrine.kit.problem.ProblemException 422 with every violation of every condition
     */
    public SeatPlanView save(UUID campaignId, String ifMatch, SeatPlanDraft draft) {
        Campaign campaign = campaigns.found(campaignId);
        if (campaign.seatPlan().isEmpty()) {
            IfMatch.accepted(ifMatch, campaign);
        } else {
            IfMatch.required(ifMatch, campaign);
        }
        List<PlannedSeats> plan = plan(campaign, draft);
        requireFit(campaign, plan);
        campaign.planSeats(plan);
        news.publish(campaign);
        return view(campaign, facts(plan));
    }

    /**
     * A draft as a plan, with everything spelled out; nothing is saved.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 where a line names what is not the campaign's, or its groups are
     *     not disjoint
     */
    List<PlannedSeats> plan(Campaign campaign, SeatPlanDraft draft) {
        Map<UUID, DestinationFacts> facts = destinations.byIds(draft.seats().stream()
                .map(SeatPlanDraft.Line::destinationId)
                .distinct()
                .toList());
        requireKnown(draft, facts, campaign);
        return draft.seats().stream()
                .map(line -> planned(line, facts.get(line.destinationId()), campaign))
                .toList();
    }

    /** Where a plan goes beyond people or months of a condition, after what is taken. */
    List<Violation> violations(Campaign campaign, List<PlannedSeats> plan) {
        Map<SeatKey, SeatLimits> limits = new HashMap<>();
        facts(plan).values().forEach(destination -> limits.put(key(destination), limits(destination)));
        plan.forEach(line ->
                limits.putIfAbsent(new SeatKey(line.conditionId(), line.academicYear()), new SeatLimits(0, null)));
        return SeatPlan.check(plan, limits, taken(campaign, limits.keySet()));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 422 with every violation of every condition */
    void requireFit(Campaign campaign, List<PlannedSeats> plan) {
        List<Violation> violations = violations(campaign, plan);
        if (!violations.isEmpty()) {
            throw Problems.invalid(violations);
        }
    }

    /** The plan as it stands. */
    public SeatPlanView get(UUID campaignId) {
        Campaign campaign = campaigns.found(campaignId);
        return view(campaign, facts(campaign.seatPlan()));
    }

    private Map<UUID, DestinationFacts> facts(List<PlannedSeats> plan) {
        return destinations.byIds(plan.stream().map(PlannedSeats::destinationId).toList());
    }

    /** What a destination's seats are counted by. */
    static SeatKey key(DestinationFacts destination) {
        return new SeatKey(destination.conditionId(), destination.academicYear());
    }

    /** The limits as they stand now: none may be taken where nobody may be sent. */
    static SeatLimits limits(DestinationFacts destination) {
        return new SeatLimits(destination.open() ? destination.seatsPromised() : 0, destination.monthsPromised());
    }

    private static void requireKnown(SeatPlanDraft draft, Map<UUID, DestinationFacts> facts, Campaign campaign) {
        Violations violations = new Violations();
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < draft.seats().size(); i++) {
            String pointer = "/seats/" + i + "/destinationId";
            UUID id = draft.seats().get(i).destinationId();
            DestinationFacts destination = facts.get(id);
            violations.check(destination != null, pointer, "unknown-destination", "There is no such destination.");
            violations.check(seen.add(id), pointer, "repeated", "The destination stands in the plan twice.");
            checkGroups(draft.seats().get(i), "/seats/" + i, violations);
            violations.check(
                    destination == null || destination.academicYear().equals(campaign.academicYear()),
                    pointer,
                    "academic-year",
                    "The destination is not of the campaign's academic year.");
            violations.check(
                    destination == null
                            || campaign.term() == null
                            || campaign.term().equals(destination.term()),
                    pointer,
                    "term",
                    "The destination is not of the campaign's term.");
        }
        violations.throwIfAny();
    }

    private static void checkGroups(SeatPlanDraft.Line line, String pointer, Violations violations) {
        List<SeatGroup> groups = line.groups();
        int reserved = groups.stream().mapToInt(SeatGroup::seats).sum();
        violations.check(
                reserved <= line.seats(),
                pointer + "/groups",
                "too-many-group-seats",
                "The groups have " + reserved + " seats, the destination " + line.seats() + ".");
        for (int i = 0; i < groups.size(); i++) {
            for (int j = 0; j < i; j++) {
                SeatGroup one = groups.get(i);
                SeatGroup other = groups.get(j);
                violations.check(
                        !one.overlaps(other) && !one.name().equals(other.name()),
                        pointer + "/groups/" + i,
                        "groups-overlap",
                        "A student could be in both " + other.name() + " and " + one.name()
                                + "; groups of a destination must not share anybody, nor a name.");
            }
        }
    }

    private static PlannedSeats planned(SeatPlanDraft.Line line, DestinationFacts destination, Campaign campaign) {
        BigDecimal months = line.monthsPerSeat() == null ? usualMonths(destination, campaign) : line.monthsPerSeat();
        return new PlannedSeats(
                destination.id(),
                destination.conditionId(),
                destination.academicYear(),
                line.seats(),
                months,
                line.groups());
    }

    /** Months that a seat takes when nobody says otherwise. */
    static BigDecimal usualMonths(DestinationFacts destination, Campaign campaign) {
        if (destination.monthsPromised() == null || destination.seatsPromised() == 0) {
            return Mobility.months(campaign.stayIn(destination.term()).days());
        }
        // Rounded down, so that all promised people fit into the promised months.
        return destination
                .monthsPromised()
                .divide(BigDecimal.valueOf(destination.seatsPromised()), 2, RoundingMode.DOWN);
    }

    private Map<SeatKey, Amount> taken(Campaign campaign, Set<SeatKey> keys) {
        Map<SeatKey, Amount> taken = new HashMap<>();
        seats.of(keys).forEach((key, count) -> taken.put(key, new Amount(count.taken(), count.months())));
        for (Campaign other : repository.planning(campaign.academicYear(), campaign.id())) {
            for (PlannedSeats line : other.seatPlan()) {
                SeatKey key = new SeatKey(line.conditionId(), line.academicYear());
                taken.put(key, taken.getOrDefault(key, Amount.NONE).plus(line.seats(), line.months()));
            }
        }
        return taken;
    }

    private SeatPlanView view(Campaign campaign, Map<UUID, DestinationFacts> facts) {
        Map<SeatKey, SeatCount> counts =
                seats.of(facts.values().stream().map(SeatPlans::key).collect(Collectors.toSet()));
        List<SeatPlanView.Line> lines = campaign.seatPlan().stream()
                .filter(line -> facts.containsKey(line.destinationId()))
                .map(line -> line(line, facts.get(line.destinationId()), counts))
                .toList();
        int total = campaign.seatPlan().stream().mapToInt(PlannedSeats::seats).sum();
        return new SeatPlanView(campaign.id(), total, lines, campaign.version());
    }

    private static SeatPlanView.Line line(
            PlannedSeats line, DestinationFacts destination, Map<SeatKey, SeatCount> counts) {
        return new SeatPlanView.Line(
                Ref.to("destinations", destination.id(), destination.hostName()),
                line.conditionId().equals(line.destinationId()) ? null : line.conditionId(),
                line.academicYear(),
                line.seats(),
                line.monthsPerSeat(),
                line.groups(),
                destination.seatsPromised(),
                destination.monthsPromised(),
                counts.getOrDefault(key(destination), SeatCount.NONE));
    }
}
