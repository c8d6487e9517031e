package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.policy.MobilityRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The stays that count for a student: all of them where stays add up, else those that serve the student best.
 *
 * @param tally the days of the stays chosen
 * @param notCounted what does not count, of the stays chosen and of the others
 * @param roomForMore whether a further stay would add to these
 */
record Selection(Tally tally, List<UncountedStay> notCounted, boolean roomForMore) {

    /** Beyond so many segments only the longest are compared; nobody has as many. */
    private static final int MOST_COMPARED = 12;

    private static final Comparator<Tally> BETTER = Comparator.comparing((Tally tally) -> tally.reached() == null
                    ? Standing.values().length
                    : tally.reached().ordinal())
            .reversed()
            .thenComparing(tally -> tally.days(Standing.DONE))
            .thenComparing(tally -> tally.days(Standing.DONE) + tally.days(Standing.SECURED))
            .thenComparing(Tally::total);

    static Selection best(MobilityRules rules, LocalDate lastDay, Waiver waiver, List<Candidate> candidates) {
        if (!rules.cumulative()) {
            return choose(rules, lastDay, waiver, byMobility(candidates), 1, UncountedReason.notCumulative(), false);
        }
        Integer most = rules.maxSegments();
        if (most == null || most >= candidates.size()) {
            Tally all = Tally.of(rules, lastDay, waiver, candidates);
            return new Selection(all, all.notCounted(), most == null || most > candidates.size());
        }
        List<List<Candidate>> segments = candidates.stream().map(List::of).toList();
        return choose(rules, lastDay, waiver, segments, most, UncountedReason.tooManySegments(most), false);
    }

    private static Selection choose(
            MobilityRules rules,
            LocalDate lastDay,
            Waiver waiver,
            List<List<Candidate>> units,
            int most,
            UncountedReason refusal,
            boolean roomForMore) {
        List<List<Candidate>> compared = units.stream()
                .sorted(Comparator.comparing(Selection::length).reversed())
                .limit(Math.max(most, MOST_COMPARED))
                .toList();
        List<Candidate> chosen = List.of();
        Tally best = Tally.of(rules, lastDay, waiver, chosen);
        for (List<Candidate> some : combinations(compared, most)) {
            Tally tally = Tally.of(rules, lastDay, waiver, some);
            if (BETTER.compare(tally, best) > 0) {
                best = tally;
                chosen = some;
            }
        }
        List<UncountedStay> notCounted = new ArrayList<>(best.notCounted());
        for (List<Candidate> unit : units) {
            for (Candidate candidate : unit) {
                if (!chosen.contains(candidate)) {
                    notCounted.add(refusal.applied(candidate.stay(), Admission.days(candidate.stay())));
                }
            }
        }
        return new Selection(best, notCounted, roomForMore);
    }

    private static List<List<Candidate>> byMobility(List<Candidate> candidates) {
        Map<UUID, List<Candidate>> units = new LinkedHashMap<>();
        for (Candidate candidate : candidates) {
            units.computeIfAbsent(candidate.stay().mobilityId(), id -> new ArrayList<>())
                    .add(candidate);
        }
        return List.copyOf(units.values());
    }

    private static long length(Collection<Candidate> unit) {
        return unit.stream()
                .mapToLong(candidate -> Admission.days(candidate.stay()))
                .sum();
    }

    /** Every choice of as many units as allowed; a smaller choice is never better. */
    private static List<List<Candidate>> combinations(List<List<Candidate>> units, int size) {
        List<List<Candidate>> found = new ArrayList<>();
        collect(units, 0, Math.min(size, units.size()), List.of(), found);
        return found;
    }

    private static void collect(
            List<List<Candidate>> units, int from, int left, List<Candidate> chosen, List<List<Candidate>> found) {
        if (left == 0) {
            found.add(chosen);
            return;
        }
        for (int next = from; next <= units.size() - left; next++) {
            List<Candidate> extended = new ArrayList<>(chosen);
            extended.addAll(units.get(next));
            collect(units, next + 1, left - 1, extended, found);
        }
    }
}
