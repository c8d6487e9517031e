package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.policy.MobilityRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Counts the days of some stays, each calendar day once. */
final class Tally {

    private static final Comparator<Candidate> MOST_CERTAIN_FIRST = Comparator.comparing(Candidate::standing)
            .thenComparing(candidate -> candidate.stay().start())
            .thenComparing(candidate -> candidate.stay().end())
            .thenComparing(candidate -> candidate.stay().mobilityId());

    private final MobilityRules rules;
    private final LocalDate lastDay;
    private final long firstDay;
    private final Waiver waiver;
    private final BitSet taken = new BitSet();
    private final Map<Standing, Long> days = new EnumMap<>(Standing.class);
    private final List<CountedStay> counted = new ArrayList<>();
    private final List<UncountedStay> notCounted = new ArrayList<>();
    private Standing fullTerm;

    private Tally(MobilityRules rules, LocalDate lastDay, long firstDay, Waiver waiver) {
        this.rules = rules;
        this.lastDay = lastDay;
        this.firstDay = firstDay;
        this.waiver = waiver;
    }

    static Tally of(MobilityRules rules, LocalDate lastDay, Waiver waiver, List<Candidate> candidates) {
        long firstDay = candidates.stream()
                .mapToLong(candidate -> candidate.stay().start().toEpochDay())
                .min()
                .orElse(0);
        Tally tally = new Tally(rules, lastDay, firstDay, waiver);
        candidates.stream().sorted(MOST_CERTAIN_FIRST).forEach(tally::count);
        return tally;
    }

    private void count(Candidate candidate) {
        StayPeriod stay = candidate.stay();
        BitSet present = days(stay.start(), stay.end());
        BitSet away = new BitSet();
        for (Period interruption : stay.interruptions()) {
            away.or(days(interruption.start(), interruption.end()));
        }
        exclude(stay, present, away, UncountedReason.interrupted());
        exclude(stay, present, days(lastDay.plusDays(1), stay.end()), UncountedReason.tooLate(lastDay));
        // A full term is one even where another stay lays claim to the same days.
        if (stay.fullHostTerm() && fullTerm == null && !present.isEmpty()) {
            fullTerm = candidate.standing();
        }
        exclude(stay, present, taken, UncountedReason.overlap());

        long left = present.cardinality();
        if (left == 0) {
            return;
        }
        taken.or(present);
        days.merge(candidate.standing(), left, Long::sum);
        counted.add(new CountedStay(
                stay.mobility(),
                stay.priorStay(),
                stay.reference(),
                stay.kind(),
                stay.state(),
                candidate.standing(),
                stay.start(),
                stay.end(),
                left));
    }

    private void exclude(StayPeriod stay, BitSet present, BitSet excluded, UncountedReason reason) {
        long before = present.cardinality();
        present.andNot(excluded);
        long gone = before - present.cardinality();
        if (gone > 0) {
            notCounted.add(reason.applied(stay, gone));
        }
    }

    /** The days of a period as bits; those before the first stay are nobody's and left out. */
    private BitSet days(LocalDate start, LocalDate end) {
        BitSet bits = new BitSet();
        long from = Math.max(0, start.toEpochDay() - firstDay);
        long to = end.toEpochDay() - firstDay + 1;
        if (to > from) {
            bits.set(Math.toIntExact(from), Math.toIntExact(to));
        }
        return bits;
    }

    /** The least certain standing that is needed to reach the minimum; null when all of it together is not enough. */
    Standing reached() {
        long sum = waived();
        for (Standing standing : Standing.values()) {
            sum += days(standing);
            boolean byTerm = byFullTerm() && fullTerm.compareTo(standing) <= 0;
            if (sum >= rules.minimum().inDays() || byTerm) {
                return standing;
            }
        }
        return null;
    }

    /** Whether a full term of the host is enough here. */
    boolean byFullTerm() {
        return fullTerm != null && rules.minimum().fullHostTermIsEnough();
    }

    DayCount days() {
        long required = rules.minimum().inDays();
        return new DayCount(
                required,
                days(Standing.DONE),
                days(Standing.SECURED),
                days(Standing.PLANNED),
                reached() == null ? required - waived() - total() : 0,
                waived());
    }

    long days(Standing standing) {
        return days.getOrDefault(standing, 0L);
    }

    /** Days waived, as far as anything is owed. */
    private long waived() {
        return waiver == null ? 0 : Math.min(waiver.days(), rules.minimum().inDays());
    }

    long total() {
        return taken.cardinality();
    }

    List<CountedStay> counted() {
        return List.copyOf(counted);
    }

    List<UncountedStay> notCounted() {
        return notCounted;
    }

    /** The latest day on which so many days that belong to no stay yet are left, it and the last one counted. */
    LocalDate latestStart(long needed) {
        // In days since the first stay: a whole cohort is counted in this way.
        long day = lastDay.toEpochDay() - firstDay + 1;
        for (long left = needed; left > 0; ) {
            day--;
            if (day < 0 || !taken.get(Math.toIntExact(day))) {
                left--;
            }
        }
        return LocalDate.ofEpochDay(firstDay + day);
    }
}
