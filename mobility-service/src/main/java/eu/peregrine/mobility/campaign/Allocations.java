package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.mobility.campaign.Allocation.Claim;
import eu.peregrine.mobility.campaign.AllocationInputs.Candidate;
import eu.peregrine.mobility.campaign.AllocationInputs.Wish;
import eu.peregrine.mobility.campaign.AllocationOutcome.Placement;
import eu.peregrine.mobility.destination.DestinationDirectory;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.seat.SeatKey;
import eu.peregrine.mobility.seat.SeatUse;
import eu.peregrine.mobility.seat.Seats;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.math.BigDecimal;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Runs a campaign's allocation: fixes its inputs, runs on them, proves the run, publishes the result. */
@ApplicationScoped
public class Allocations {
    private static final int SEED_BYTES = 32;
    /** Candidacies in memory at once; each event flushes, and a flush looks at everything in memory. */
    private static final int CHUNK = 50;

    private final Campaigns campaigns;
    private final CampaignRepository repository;
    private final CandidacyRepository candidacies;
    private final StandingRepository standings;
    private final CandidateReviewRepository reviews;
    private final WaitingLists waitingLists;
    private final OfferTasks tasks;
    private final CampaignNews news;
    private final StudentDirectory students;
    private final DestinationDirectory destinations;
    private final Seats seats;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    @Inject
    Allocations(
            Campaigns campaigns,
            CampaignRepository repository,
            CandidacyRepository candidacies,
            StandingRepository standings,
            CandidateReviewRepository reviews,
            WaitingLists waitingLists,
            OfferTasks tasks,
            CampaignNews news,
            StudentDirectory students,
            DestinationDirectory destinations,
            Seats seats,
            Clock clock) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.candidacies = candidacies;
        this.standings = standings;
        this.reviews = reviews;
        this.waitingLists = waitingLists;
        this.tasks = tasks;
        this.news = news;
        this.students = students;
        this.destinations = destinations;
        this.seats = seats;
        this.clock = clock;
    }

    /** A row of the decision about one student, named as in the statement that takes it. */
    record Decision(
            UUID id,
            UUID student_id,
            UUID destination_id,
            UUID condition_id,
            String academic_year,
            BigDecimal seat_months,
            Integer rank,
            BigDecimal score,
            String explanation,
            UUID pool_id) {}

    /** Where somebody stands, named likewise. */
    record StandingRow(
            UUID id, UUID pool_id, UUID destination_id, UUID student_id, int position, int rank, BigDecimal score) {}

    /**
     * Fixes inputs and commits to a seed, in a transaction of its own: both are published before anything runs.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless wishes are closed and the result is not published
     */
    @Transactional(TxType.REQUIRES_NEW)
    public void fixInputs(UUID campaignId, String ifMatch) {
        Campaign campaign = campaigns.found(campaignId);
        IfMatch.accepted(ifMatch, campaign);
        byte[] seed = new byte[SEED_BYTES];
        random.nextBytes(seed);
        String inputs = CanonicalJson.write(inputs(campaign));
        AllocationRun run = new AllocationRun(
                campaignId, campaign.run() + 1, inputs, HexFormat.of().formatHex(seed), clock.instant());
        campaign.fixInputs(run.inputsHash(), run.seedCommitment());
        repository.keep(run);
        news.publish(campaign);
    }

    /** Runs on the inputs fixed last. */
    @Transactional
    public AllocationResult run(UUID campaignId) {
        AllocationRun run = lastRun(campaignId);
        AllocationOutcome outcome = run.run(clock.instant());
        Map<UUID, PlannedSeats> plan = campaigns.found(campaignId).seatPlan().stream()
                .collect(Collectors.toMap(PlannedSeats::destinationId, p -> p));
        WaitingList waiting = new WaitingList(run.inputs(), outcome);
        List<Decision> decisions = outcome.placements().stream()
                .map(p -> decision(p, plan.get(p.destination()), waiting.pool(p.student())))
                .toList();
        candidacies.decide(campaignId, CanonicalJson.write(decisions));
        standings.replace(campaignId, CanonicalJson.write(rows(waiting.claims())));
        Campaign campaign = campaigns.found(campaignId);
        campaign.allocated(run.outcomeHash(), outcome.placed(), outcome.unplaced());
        news.publish(campaign);
        return new AllocationResult(
                campaignId,
                campaign.state(),
                run.number(),
                run.inputsHash(),
                run.seedCommitment(),
                run.outcomeHash(),
                outcome.placed(),
                outcome.unplaced());
    }

    /** Replays the last run. */
    @Transactional
    public Proof proof(UUID campaignId) {
        AllocationRun run = lastRun(campaignId);
        if (run.outcome() == null) {
            throw Problems.notFound("allocation run");
        }
        return Proof.of(campaignId, run, standings.turns(campaignId, run.number()));
    }

    /**
     * Tells the students, and holds the seats that are offered.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when an agreement no longer has the seats
     */
    @Transactional
    public CampaignView publish(UUID campaignId, String ifMatch) {
        seats.oneAtATime();
        Campaign campaign = campaigns.found(campaignId);
        IfMatch.accepted(ifMatch, campaign);
        campaign.publish();
        news.publish(campaign);
        CampaignView view = campaigns.view(campaign);
        List<Candidacy> all = candidacies.all(campaignId);
        offerSeats(all);
        List<UUID> ids = all.stream().map(Candidacy::id).toList();
        Deadline deadline = waitingLists.deadline(campaign);
        candidacies.forget();
        for (int start = 0; start < ids.size(); start += CHUNK) {
            List<Candidacy> some = candidacies.byIds(ids.subList(start, Math.min(start + CHUNK, ids.size())));
            some.forEach(candidacy -> {
                candidacy.publish(deadline);
                news.publish(candidacy);
            });
            tasks.look(campaign, some);
            candidacies.forget();
        }
        return view;
    }

    private AllocationRun lastRun(UUID campaignId) {
        Campaign campaign = campaigns.found(campaignId);
        return repository.run(campaignId, campaign.run()).orElseThrow(() -> Problems.notFound("allocation run"));
    }

    private void offerSeats(List<Candidacy> all) {
        Map<SeatKey, List<Candidacy>> placed = all.stream()
                .filter(c -> c.destinationId() != null)
                .collect(Collectors.groupingBy(Candidacy::seatKey, TreeMap::new, Collectors.toList()));
        Map<UUID, DestinationFacts> facts = destinations.byIds(all.stream()
                .map(Candidacy::destinationId)
                .filter(d -> d != null)
                .collect(Collectors.toSet()));
        placed.forEach((key, offers) -> {
            DestinationFacts destination = facts.get(offers.get(0).destinationId());
            if (destination == null) {
                throw Problems.conflict("destination-gone", "A destination of the result does not exist any more.");
            }
            BigDecimal months = offers.stream().map(Candidacy::seatMonths).reduce(BigDecimal.ZERO, BigDecimal::add);
            seats.take(key, SeatUse.OFFERED, offers.size(), months, SeatPlans.limits(destination));
        });
    }

    /** Everything that a run depends on today. */
    AllocationInputs inputs(Campaign campaign) {
        Population population = campaign.population();
        List<StudentFacts> everybody =
                students.forCampaign(population.programmes(), population.statuses(), population.cohorts());
        Map<UUID, Candidacy> filed =
                candidacies.all(campaign.id()).stream().collect(Collectors.toMap(Candidacy::studentId, c -> c));
        Map<UUID, PlannedSeats> plan =
                campaign.seatPlan().stream().collect(Collectors.toMap(PlannedSeats::destinationId, p -> p));
        Set<UUID> placedBefore = campaign.previousId() == null ? Set.of() : candidacies.holding(campaign.previousId());
        Set<UUID> named = new TreeSet<>(plan.keySet());
        filed.values().forEach(c -> named.addAll(c.wishes()));
        Map<UUID, DestinationFacts> facts = destinations.byIds(named);
        Map<UUID, BigDecimal> reviewed = reviews.means(campaign.id());
        return new AllocationInputs(
                AllocationInputs.ALGORITHM,
                campaign.id(),
                campaign.run() + 1,
                campaign.scoring(),
                named.stream()
                        .map(d -> seats(d, name(facts.get(d)), plan.get(d)))
                        .toList(),
                everybody.stream()
                        .filter(s -> !placedBefore.contains(s.id()))
                        .sorted(Comparator.comparing(StudentFacts::id))
                        .map(s -> candidate(s, filed.get(s.id()), reviewed.get(s.id()), facts, campaign, plan))
                        .toList());
    }

    /** The seats of another plan for the same wishes. */
    List<AllocationInputs.Seats> seats(AllocationInputs inputs, List<PlannedSeats> others) {
        Map<UUID, PlannedSeats> plan = others.stream().collect(Collectors.toMap(PlannedSeats::destinationId, p -> p));
        Set<UUID> named = new TreeSet<>(plan.keySet());
        inputs.seats().forEach(s -> named.add(s.destination()));
        Map<UUID, DestinationFacts> facts = destinations.byIds(named);
        return named.stream()
                .map(d -> seats(d, name(facts.get(d)), plan.get(d)))
                .toList();
    }

    private static AllocationInputs.Seats seats(UUID destination, String name, PlannedSeats line) {
        return line == null
                ? new AllocationInputs.Seats(destination, name, 0)
                : new AllocationInputs.Seats(
                        destination,
                        name,
                        line.seats(),
                        line.groups().stream()
                                .map(g -> new AllocationInputs.Group(g.name(), g.seats()))
                                .toList());
    }

    private static Candidate candidate(
            StudentFacts student,
            Candidacy filed,
            BigDecimal review,
            Map<UUID, DestinationFacts> facts,
            Campaign campaign,
            Map<UUID, PlannedSeats> plan) {
        List<UUID> wishes = filed == null ? List.of() : filed.wishes();
        return new Candidate(
                student.id(),
                student.gpa(),
                student.ects(),
                review,
                wishes.stream()
                        .map(wish -> wish(student, wish, facts.get(wish), campaign, plan.get(wish)))
                        .toList());
    }

    private static Wish wish(
            StudentFacts student, UUID wish, DestinationFacts destination, Campaign campaign, PlannedSeats seat) {
        int above = destination == null ? 0 : WishJudgement.levelsAbove(student, destination);
        String group = seat == null ? null : seat.groupOf(student.programmeId(), student.status());
        return new Wish(wish, above, WishJudgement.reasons(student, destination, campaign.floor()), group);
    }

    private static List<StandingRow> rows(List<Claim> claims) {
        List<StandingRow> rows = new ArrayList<>();
        UUID pool = null;
        int position = 0;
        for (Claim claim : claims) {
            position = claim.pool().equals(pool) ? position + 1 : 1;
            pool = claim.pool();
            rows.add(new StandingRow(
                    Ids.next(), pool, claim.destination(), claim.student(), position, claim.rank(), claim.score()));
        }
        return rows;
    }

    private static Decision decision(Placement placement, PlannedSeats seat, UUID pool) {
        String explanation = new ExplanationText().convertToDatabaseColumn(placement.explanation());
        return new Decision(
                Ids.next(),
                placement.student(),
                placement.destination(),
                seat == null ? null : seat.conditionId(),
                seat == null ? null : seat.academicYear(),
                seat == null ? null : seat.monthsPerSeat(),
                placement.rank(),
                placement.score(),
                explanation,
                pool);
    }

    private static String name(DestinationFacts destination) {
        return destination == null
                ? "a former destination"
                : destination.hostName().en();
    }
}
