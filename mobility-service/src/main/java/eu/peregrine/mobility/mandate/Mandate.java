package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.policy.MobilityRules;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Judges a student's stays and language proofs by a policy. Pure: the same case always gets the same finding.
 *
 * <p>Days are calendar days, both ends counted. A day in two stays counts once, in the more certain of the two;
 * interrupted days and days after the last one allowed do not count. Only days that are done satisfy.
 */
public final class Mandate {

    private Mandate() {}

    /** The verdict with everything behind it. */
    public static Finding judge(MandateCase of) {
        if (of.rules() == null || of.exemption() != null) {
            return exempt(of);
        }
        MobilityRules rules = of.rules();
        LocalDate lastDay = rules.lastDay(of.graduatingYear());
        List<Candidate> candidates = new ArrayList<>();
        List<UncountedStay> notCounted = new ArrayList<>();
        for (StayPeriod stay : of.stays()) {
            Admission.of(stay, rules, of.today()).sort(candidates, notCounted);
        }
        Selection selection = Selection.best(rules, lastDay, candidates);
        notCounted.addAll(selection.notCounted());
        List<LanguageFinding> languages = LanguageCheck.of(rules, lastDay, of.proofs());

        Tally tally = selection.tally();
        Verdict verdict =
                worse(byDays(selection, rules, of.today(), lastDay), byLanguages(languages, of.today(), lastDay));
        return new Finding(
                verdict,
                tally.days(),
                tally.counted(),
                List.copyOf(notCounted),
                languages,
                Explanation.of(verdict, tally, notCounted, languages));
    }

    private static Finding exempt(MandateCase of) {
        List<UncountedStay> nothing = List.of();
        LocalizedText explanation = of.exemption() != null
                ? new LocalizedText("Exempt: " + of.exemption(), "Dispense\u00a0: " + of.exemption())
                : new LocalizedText(
                        "Nothing is owed: no mobility policy applies to this programme, intake and status.",
                        "Rien n'est dû\u00a0: aucune politique de mobilité ne s'applique à cette formation, cette"
                                + " promotion d'entrée et ce statut.");
        return new Finding(Verdict.EXEMPT, new DayCount(0, 0, 0, 0, 0), List.of(), nothing, List.of(), explanation);
    }

    private static Verdict byDays(Selection selection, MobilityRules rules, LocalDate today, LocalDate lastDay) {
        Tally tally = selection.tally();
        if (tally.reached() == Standing.DONE) {
            return Verdict.SATISFIED;
        }
        if (tally.reached() != null) {
            return Verdict.ON_COURSE;
        }
        // A further stay adds to the others only where the policy lets it; else it must be long enough by itself.
        long needed = selection.roomForMore()
                ? tally.days().missing()
                : rules.minimum().inDays();
        return tally.freeDays(today, lastDay) < needed ? Verdict.LOST : Verdict.AT_RISK;
    }

    private static Verdict byLanguages(List<LanguageFinding> languages, LocalDate today, LocalDate lastDay) {
        if (languages.stream().allMatch(LanguageFinding::proven)) {
            return Verdict.SATISFIED;
        }
        return today.isAfter(lastDay) ? Verdict.LOST : Verdict.AT_RISK;
    }

    private static Verdict worse(Verdict one, Verdict other) {
        return one.compareTo(other) >= 0 ? one : other;
    }
}
