package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.policy.MobilityRules;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Judges a student's stays and language proofs by a policy. Pure: the same case always gets the same finding.
 *
 * <p>Days are calendar days, both ends counted. A day in two stays counts once, in the more certain of the two;
 * interrupted days and days after the last one allowed do not count. Only days that are done, or waived, satisfy.
 */
public final class Mandate {

    private Mandate() {}

    /** The verdict with everything behind it. */
    public static Finding judge(MandateCase of) {
        return assess(of).inWords();
    }

    /** The same without the words, for many at once. */
    static Assessment assess(MandateCase of) {
        if (of.rules() == null || of.exemption() != null) {
            return Assessment.exempt(of);
        }
        MobilityRules rules = of.rules();
        LocalDate lastDay = rules.lastDay(of.graduatingYear());
        List<Candidate> candidates = new ArrayList<>();
        List<UncountedStay> notCounted = new ArrayList<>();
        List<LocalDate> lapses = new ArrayList<>();
        for (StayPeriod stay : of.stays()) {
            Admission admission = Admission.of(stay, rules, of.today());
            admission.sort(candidates, notCounted);
            lapses.add(admission.lapsesOn());
        }
        Selection selection = Selection.best(rules, lastDay, of.waiver(), candidates);
        notCounted.addAll(selection.notCounted());
        List<LanguageFinding> languages = LanguageCheck.of(rules, lastDay, of.proofs());

        LocalDate departure = latestDeparture(selection, rules);
        Verdict byDays = byDays(selection.tally(), departure, of.today());
        Verdict byLanguages = byLanguages(languages, of.today(), lastDay);
        return new Assessment(
                worse(byDays, byLanguages),
                selection.tally(),
                List.copyOf(notCounted),
                languages,
                byDays == Verdict.AT_RISK ? departure : null,
                changesOn(of.today(), lapses, departure, byLanguages == Verdict.AT_RISK ? lastDay : null),
                of);
    }

    /** The latest day to leave on, even if it is past; null where no further stay is needed. */
    private static LocalDate latestDeparture(Selection selection, MobilityRules rules) {
        Tally tally = selection.tally();
        if (tally.reached() != null) {
            return null;
        }
        // A further stay adds to the others only where the policy lets it; else it must be long enough by itself.
        DayCount days = tally.days();
        return tally.latestStart(
                selection.roomForMore() ? days.missing() : rules.minimum().inDays() - days.waived());
    }

    private static Verdict byDays(Tally tally, LocalDate departure, LocalDate today) {
        if (tally.reached() == Standing.DONE) {
            return Verdict.SATISFIED;
        }
        if (tally.reached() != null) {
            return Verdict.ON_COURSE;
        }
        return today.isAfter(departure) ? Verdict.LOST : Verdict.AT_RISK;
    }

    private static Verdict byLanguages(List<LanguageFinding> languages, LocalDate today, LocalDate lastDay) {
        if (languages.stream().allMatch(LanguageFinding::proven)) {
            return Verdict.SATISFIED;
        }
        return today.isAfter(lastDay) ? Verdict.LOST : Verdict.AT_RISK;
    }

    private static LocalDate changesOn(
            LocalDate today, List<LocalDate> lapses, LocalDate departure, LocalDate lastDayOfLanguages) {
        return Stream.concat(
                        lapses.stream(),
                        Stream.of(departure, lastDayOfLanguages)
                                .filter(Objects::nonNull)
                                .map(day -> day.plusDays(1)))
                .filter(Objects::nonNull)
                .filter(day -> day.isAfter(today))
                .min(LocalDate::compareTo)
                .orElse(null);
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
