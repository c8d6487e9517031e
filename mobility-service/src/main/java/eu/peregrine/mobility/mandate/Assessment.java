package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.List;

/**
 * What the rules make of a case, before anybody puts it into words.
 *
 * @param verdict the verdict
 * @param tally the days; null where nothing is owed
 * @param notCounted what does not count and why
 * @param languages the language levels owed
 * @param latestDeparture the latest day to leave on and still reach the minimum; null unless days are missing and there is
 *     time
 * @param changesOn the first day on which time alone may change any of this; null if it never does
 * @param of the case
 */
record Assessment(
        Verdict verdict,
        Tally tally,
        List<UncountedStay> notCounted,
        List<LanguageFinding> languages,
        LocalDate latestDeparture,
        LocalDate changesOn,
        MandateCase of) {

    private static final DayCount NOTHING_OWED = new DayCount(0, 0, 0, 0, 0, 0);

    static Assessment exempt(MandateCase of) {
        return new Assessment(Verdict.EXEMPT, null, List.of(), List.of(), null, null, of);
    }

    DayCount days() {
        return tally == null ? NOTHING_OWED : tally.days();
    }

    /** The codes of the language levels owed and not proven, each once. */
    List<String> missingLanguages() {
        return languages.stream()
                .filter(language -> !language.proven())
                .map(LanguageFinding::code)
                .distinct()
                .toList();
    }

    Finding inWords() {
        return new Finding(
                verdict,
                days(),
                latestDeparture,
                tally == null ? List.of() : tally.counted(),
                notCounted,
                languages,
                tally == null ? whyExempt() : Explanation.of(this));
    }

    private LocalizedText whyExempt() {
        return of.exemption() != null
                ? new LocalizedText("Exempt: " + of.exemption(), "Dispense\u00a0: " + of.exemption())
                : new LocalizedText(
                        "Nothing is owed: no mobility policy applies to this programme, intake and status.",
                        "Rien n'est dû\u00a0: aucune politique de mobilité ne s'applique à cette formation, cette"
                                + " promotion d'entrée et ce statut.");
    }
}
