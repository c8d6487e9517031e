package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.Locale;

/** The phrases of an explanation in one language. */
interface Words {

    Locale locale();

    String colon();

    String verdict(Verdict verdict);

    String days(DayCount days, boolean byFullTerm);

    String counted();

    String stay(CountedStay stay);

    String notCounted();

    String uncounted(UncountedStay stay, String reason);

    String languages();

    String anyFurtherLanguage();

    String score(String test, String leastScore, boolean proven);

    String waived(long days, String reason);

    String latestDeparture(LocalDate day);

    String language(String name, Cefr level, boolean proven);
}
