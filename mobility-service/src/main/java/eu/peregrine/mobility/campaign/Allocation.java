package eu.peregrine.mobility.campaign;

import eu.peregrine.mobility.campaign.AllocationInputs.Candidate;
import eu.peregrine.mobility.campaign.AllocationInputs.Group;
import eu.peregrine.mobility.campaign.AllocationInputs.Seats;
import eu.peregrine.mobility.campaign.AllocationInputs.Wish;
import eu.peregrine.mobility.campaign.AllocationOutcome.Filled;
import eu.peregrine.mobility.campaign.AllocationOutcome.FilledGroup;
import eu.peregrine.mobility.campaign.AllocationOutcome.Placement;
import eu.peregrine.mobility.campaign.DeferredAcceptance.Admission;
import eu.peregrine.mobility.campaign.DeferredAcceptance.Applicant;
import eu.peregrine.mobility.campaign.DeferredAcceptance.Choice;
import eu.peregrine.mobility.campaign.DeferredAcceptance.Matching;
import eu.peregrine.mobility.campaign.Explanation.RefusedWish;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * One run of a campaign: from fixed inputs and a seed to placements that explain themselves. A pure function, so a
 * replay gives the same bytes.
 */
public final class Allocation {
    private static final int CAUSES_IN_TEXT = 3;
    /** Scores are counted in hundredths. */
    private static final BigDecimal SMALLEST_LEAD = new BigDecimal("0.01");

    private final AllocationInputs inputs;
    private final Lottery lottery;
    private final Map<UUID, Seats> seats;
    private final Map<UUID, Integer> capacity = new HashMap<>();
    private final Score score;
    private Matching matching;
    private Map<UUID, Candidate> candidates;

    /** A student's claim to a seat: what decides about it. */
    record Claim(UUID student, UUID destination, UUID pool, int rank, BigDecimal score, String ticket) {}

    private static final Comparator<Claim> BEST_FIRST = Comparator.comparing(Claim::pool)
            .thenComparing(Claim::score, Comparator.reverseOrder())
            .thenComparing(Claim::ticket)
            .thenComparing(Claim::student);

    private Allocation(AllocationInputs inputs, String seed) {
        this.inputs = inputs;
        this.lottery = new Lottery(seed);
        this.seats = inputs.seats().stream().collect(Collectors.toMap(Seats::destination, s -> s));
        this.score = inputs.scoring().compiled();
        for (Seats s : inputs.seats()) {
            capacity.put(s.destination(), s.open());
            s.groups().forEach(g -> capacity.put(Pools.id(s.destination(), g.name()), g.seats()));
        }
    }

    /** An allocation that has not run. */
    static Allocation of(String inputs, String seed) {
        return new Allocation(CanonicalJson.read(inputs, AllocationInputs.class), seed);
    }

    /**
     * Runs the allocation.
     *
     * @param inputs canonical text of {@link AllocationInputs}
     * @param seed the lottery seed
     */
    public static AllocationOutcome run(String inputs, String seed) {
        return of(inputs, seed).outcome(Lottery.sha256(inputs), seed);
    }

    /** How many seats there are of a pool. */
    int capacity(UUID pool) {
        return capacity.getOrDefault(pool, 0);
    }

    /** What a student competes for by their wish of this rank. */
    UUID pool(UUID student, int rank) {
        return candidates().get(student).wishes().get(rank - 1).pool();
    }

    /** Every wish that may be granted somewhere with seats, by pool and priority. */
    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        for (Candidate candidate : inputs.candidates()) {
            String ticket = lottery.ticket(candidate.student());
            for (int i = 0; i < candidate.wishes().size(); i++) {
                Wish wish = candidate.wishes().get(i);
                if (wish.reasons().isEmpty() && capacity(wish.pool()) > 0) {
                    claims.add(new Claim(
                            candidate.student(),
                            wish.destination(),
                            wish.pool(),
                            i + 1,
                            score(candidate, wish),
                            ticket));
                }
            }
        }
        claims.sort(BEST_FIRST);
        return claims;
    }

    private Map<UUID, Candidate> candidates() {
        if (candidates == null) {
            candidates = inputs.candidates().stream().collect(Collectors.toMap(Candidate::student, c -> c));
        }
        return candidates;
    }

    private AllocationOutcome outcome(String inputsHash, String seed) {
        matching = DeferredAcceptance.match(
                inputs.candidates().stream().map(this::applicant).toList(), capacity);
        Map<UUID, Integer> placed = new HashMap<>();
        matching.admissions().values().forEach(a -> placed.merge(a.destination(), 1, Integer::sum));
        return new AllocationOutcome(
                inputsHash,
                seed,
                inputs.candidates().stream().map(this::placement).toList(),
                inputs.seats().stream().map(s -> filled(s, placed)).toList());
    }

    private Applicant applicant(Candidate candidate) {
        List<Choice> choices = candidate.wishes().stream()
                .filter(w -> w.reasons().isEmpty())
                .map(w -> new Choice(w.pool(), score(candidate, w)))
                .toList();
        return new Applicant(candidate.student(), lottery.ticket(candidate.student()), choices);
    }

    private BigDecimal score(Candidate candidate, Wish wish) {
        return score.of(candidate.gpa(), candidate.ects(), wish.levelsAbove(), candidate.review());
    }

    private Filled filled(Seats s, Map<UUID, Integer> placed) {
        List<FilledGroup> groups = s.groups().stream()
                .map(g -> filled(g, Pools.id(s.destination(), g.name()), placed))
                .toList();
        int all = placed.getOrDefault(s.destination(), 0)
                + groups.stream().mapToInt(FilledGroup::placed).sum();
        return new Filled(s.destination(), s.name(), s.seats(), all, lastAdmitted(s.destination()), groups);
    }

    private FilledGroup filled(Group group, UUID pool, Map<UUID, Integer> placed) {
        return new FilledGroup(group.name(), group.seats(), placed.getOrDefault(pool, 0), lastAdmitted(pool));
    }

    private BigDecimal lastAdmitted(UUID pool) {
        return matching.lastAdmittedAt(pool).map(Admission::score).orElse(null);
    }

    private Placement placement(Candidate candidate) {
        UUID pool = matching.destination(candidate.student()).orElse(null);
        List<RefusedWish> refused = new ArrayList<>();
        int rank = 0;
        for (Wish wish : candidate.wishes()) {
            rank++;
            if (wish.pool().equals(pool)) {
                Explanation explanation = new Explanation(placedText(wish, rank, candidate, refused), refused);
                return new Placement(
                        candidate.student(), wish.destination(), rank, score(candidate, wish), explanation);
            }
            refused.addAll(causes(candidate, wish, rank));
        }
        if (refused.isEmpty()) {
            refused.add(new RefusedWish(null, null, "no-wish", "no wish was filed in this campaign", null, null));
        }
        String text = "Not placed: " + causesText(refused) + ".";
        return new Placement(candidate.student(), null, null, null, new Explanation(text, refused));
    }

    private String placedText(Wish wish, int rank, Candidate candidate, List<RefusedWish> refused) {
        String text = String.format(
                Locale.ROOT,
                "Placed at %s, wish %d of %d.",
                name(wish),
                rank,
                candidate.wishes().size());
        return refused.isEmpty() ? text : text + " Before it: " + causesText(refused) + ".";
    }

    private static String causesText(List<RefusedWish> refused) {
        String text =
                refused.stream().limit(CAUSES_IN_TEXT).map(RefusedWish::detail).collect(Collectors.joining("; "));
        int more = refused.size() - CAUSES_IN_TEXT;
        return more > 0 ? text + "; and " + more + " more" : text;
    }

    private List<RefusedWish> causes(Candidate candidate, Wish wish, int rank) {
        if (!wish.reasons().isEmpty()) {
            return wish.reasons().stream()
                    .map(r -> new RefusedWish(
                            rank,
                            wish.destination(),
                            r.code(),
                            "not eligible at " + name(wish) + ": " + r.detail(),
                            null,
                            null))
                    .toList();
        }
        return List.of(matching.lastAdmittedAt(wish.pool())
                .map(last -> beaten(candidate, wish, rank, last))
                .orElseGet(() -> new RefusedWish(
                        rank,
                        wish.destination(),
                        "no-seats",
                        "this campaign has no seat at " + name(wish),
                        null,
                        null)));
    }

    /**
     * Claims no more than is certain: so many points more would have ranked the student above the last admitted one.
     * (Whether that seat had then been theirs also depends on where the displaced student would have gone.)
     */
    private RefusedWish beaten(Candidate candidate, Wish wish, int rank, Admission last) {
        BigDecimal own = score(candidate, wish);
        BigDecimal missing = last.score().subtract(own);
        if (missing.signum() == 0) {
            String detail = String.format(
                    Locale.ROOT,
                    "refused at %s: the last admitted score was %s and so was yours; the lottery decided",
                    name(wish),
                    last.score());
            return new RefusedWish(rank, wish.destination(), "lottery", detail, own, last.score());
        }
        String detail = String.format(
                Locale.ROOT,
                "refused at %s: the last admitted score was %s, yours %s; %s points more would have ranked"
                        + " you above the last admitted",
                name(wish),
                last.score(),
                own,
                missing.add(SMALLEST_LEAD));
        return new RefusedWish(rank, wish.destination(), "full", detail, own, last.score());
    }

    private String name(Wish wish) {
        return seats.get(wish.destination()).name();
    }
}
