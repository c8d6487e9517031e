package eu.peregrine.mobility.apprenticeship;

import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.student.ApprenticeContract;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * How much of an apprenticeship is carried out abroad, against what the law allows: one year at most, and half of the
 * contract at most (Code du travail, article L6222-42). Days are calendar days within the contract; a day that two stays
 * share counts once.
 *
 * @param contract the whole contract
 * @param abroad calendar days of the contract that are spent abroad
 * @param year days of the year that begins with the first of them
 */
record DaysAbroad(Period contract, long abroad, long year) {

    static DaysAbroad of(ApprenticeContract contract, Collection<Period> stays) {
        Period whole = contract.period();
        List<Period> within = stays.stream()
                .filter(whole::overlaps)
                .map(stay -> new Period(later(stay.start(), whole.start()), earlier(stay.end(), whole.end())))
                .sorted(Comparator.comparing(Period::start))
                .toList();
        long abroad = merged(within).stream().mapToLong(Period::days).sum();
        LocalDate first = within.isEmpty() ? whole.start() : within.get(0).start();
        return new DaysAbroad(
                whole, abroad, new Period(first, first.plusYears(1).minusDays(1)).days());
    }

    boolean overAYear() {
        return abroad > year;
    }

    boolean overHalf() {
        return abroad * 2 > contract.days();
    }

    private static List<Period> merged(List<Period> inOrder) {
        List<Period> merged = new ArrayList<>();
        for (Period period : inOrder) {
            Period last = merged.isEmpty() ? null : merged.get(merged.size() - 1);
            if (last != null && last.overlaps(period)) {
                merged.set(merged.size() - 1, new Period(last.start(), laterEnd(last, period)));
            } else {
                merged.add(period);
            }
        }
        return merged;
    }

    private static LocalDate laterEnd(Period one, Period other) {
        return later(one.end(), other.end());
    }

    private static LocalDate later(LocalDate one, LocalDate other) {
        return one.isAfter(other) ? one : other;
    }

    private static LocalDate earlier(LocalDate one, LocalDate other) {
        return one.isBefore(other) ? one : other;
    }
}
