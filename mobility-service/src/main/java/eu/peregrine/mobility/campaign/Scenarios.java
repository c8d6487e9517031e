package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.campaign.AllocationInputs.Candidate;
import eu.peregrine.mobility.campaign.AllocationInputs.Wish;
import eu.peregrine.mobility.campaign.AllocationOutcome.Placement;
import eu.peregrine.mobility.campaign.ScenarioView.Change;
import eu.peregrine.mobility.campaign.ScenarioView.Totals;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tries an allocation with another seat plan, formula or seed, and compares it with the last run; changes nothing. */
@ApplicationScoped
@Transactional
public class Scenarios {
    private static final int MOST_CHANGES = 1000;
    /** Of a preview before any run, when the real seed is not even drawn. */
    private static final String PREVIEW_SEED = "00";

    private final Campaigns campaigns;
    private final CampaignRepository repository;
    private final Allocations allocations;
    private final SeatPlans seatPlans;
    private final StudentDirectory students;

    @Inject
    Scenarios(
            Campaigns campaigns,
            CampaignRepository repository,
            Allocations allocations,
            SeatPlans seatPlans,
            StudentDirectory students) {
        this.campaigns = campaigns;
        this.repository = repository;
        this.allocations = allocations;
        this.seatPlans = seatPlans;
        this.students = students;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 422 where the formula or a destination of the plan is wrong */
    public ScenarioView compare(UUID campaignId, ScenarioDraft draft) {
        Campaign campaign = campaigns.found(campaignId);
        requireFormula(draft.scoring());
        AllocationRun run = repository
                .run(campaignId, campaign.run())
                .filter(r -> r.outcome() != null)
                .orElse(null);
        AllocationInputs inputs =
                run == null ? allocations.inputs(campaign) : CanonicalJson.read(run.inputs(), AllocationInputs.class);
        List<Violation> violations = List.of();
        AllocationInputs varied = inputs.with(draft.scoring() == null ? inputs.scoring() : draft.scoring());
        if (draft.seats() != null) {
            List<PlannedSeats> plan = seatPlans.plan(campaign, new SeatPlanDraft(draft.seats()));
            violations = seatPlans.violations(campaign, plan);
            varied = varied.with(allocations.seats(varied, plan), regrouped(varied, plan));
        }
        String seed = draft.seed() != null ? draft.seed() : run == null ? PREVIEW_SEED : run.seed();
        AllocationOutcome scenario = Allocation.run(CanonicalJson.write(varied), seed);
        AllocationOutcome present = run == null ? null : CanonicalJson.read(run.outcome(), AllocationOutcome.class);
        return view(campaign, run, present, scenario, names(inputs, varied), violations);
    }

    private static void requireFormula(Scoring scoring) {
        Violations violations = new Violations();
        if (scoring != null && scoring.formula() != null) {
            Formula.check(scoring.formula(), "/scoring/formula", violations);
        }
        violations.throwIfAny();
    }

    private List<Candidate> regrouped(AllocationInputs inputs, List<PlannedSeats> plan) {
        Map<UUID, PlannedSeats> seats = plan.stream().collect(Collectors.toMap(PlannedSeats::destinationId, p -> p));
        Map<UUID, StudentFacts> facts = students.byIds(
                inputs.candidates().stream().map(Candidate::student).toList());
        return inputs.candidates().stream()
                .map(c -> new Candidate(
                        c.student(),
                        c.gpa(),
                        c.ects(),
                        c.review(),
                        c.wishes().stream()
                                .map(w -> regrouped(w, seats.get(w.destination()), facts.get(c.student())))
                                .toList()))
                .toList();
    }

    private static Wish regrouped(Wish wish, PlannedSeats seat, StudentFacts student) {
        String group = seat == null || student == null ? null : seat.groupOf(student.programmeId(), student.status());
        return new Wish(wish.destination(), wish.levelsAbove(), wish.reasons(), group);
    }

    private ScenarioView view(
            Campaign campaign,
            AllocationRun run,
            AllocationOutcome present,
            AllocationOutcome scenario,
            Map<UUID, String> names,
            List<Violation> violations) {
        List<Placement[]> moved = new ArrayList<>();
        int gaining = 0;
        if (present != null) {
            Map<UUID, Placement> before =
                    present.placements().stream().collect(Collectors.toMap(Placement::student, Function.identity()));
            for (Placement after : scenario.placements()) {
                Placement old = before.get(after.student());
                if (rank(old) != rank(after)) {
                    moved.add(new Placement[] {old, after});
                    gaining += rank(after) < rank(old) ? 1 : 0;
                }
            }
        }
        List<Placement[]> shown = moved.stream().limit(MOST_CHANGES).toList();
        Map<UUID, StudentFacts> people =
                students.byIds(shown.stream().map(m -> m[1].student()).toList());
        return new ScenarioView(
                campaign.id(),
                run == null ? null : Integer.valueOf(run.number()),
                present == null ? null : totals(present),
                totals(scenario),
                gaining,
                moved.size() - gaining,
                scenario.placements().size() - moved.size(),
                shown.stream().map(m -> change(m[0], m[1], names, people)).toList(),
                violations);
    }

    private static Change change(
            Placement old, Placement after, Map<UUID, String> names, Map<UUID, StudentFacts> people) {
        StudentFacts student = people.get(after.student());
        return new Change(
                Ref.to("students", after.student(), student == null ? null : LocalizedText.en(student.name())),
                rank(after) < rank(old),
                place(old, names),
                old.rank(),
                place(after, names),
                after.rank());
    }

    private static Ref place(Placement placement, Map<UUID, String> names) {
        String name = names.get(placement.destination());
        return Ref.to("destinations", placement.destination(), name == null ? null : LocalizedText.en(name));
    }

    private static int rank(Placement placement) {
        return placement.rank() == null ? Integer.MAX_VALUE : placement.rank();
    }

    private static Totals totals(AllocationOutcome outcome) {
        int last = outcome.placements().stream()
                .mapToInt(p -> p.rank() == null ? 0 : p.rank())
                .max()
                .orElse(0);
        int[] wishes = new int[last];
        outcome.placements().stream().filter(p -> p.rank() != null).forEach(p -> wishes[p.rank() - 1]++);
        return new Totals(
                outcome.placed(),
                outcome.unplaced(),
                Arrays.stream(wishes).boxed().toList());
    }

    private static Map<UUID, String> names(AllocationInputs inputs, AllocationInputs varied) {
        return Stream.of(inputs, varied)
                .flatMap(i -> i.seats().stream())
                .collect(Collectors.toMap(
                        AllocationInputs.Seats::destination, AllocationInputs.Seats::name, (a, b) -> a));
    }
}
