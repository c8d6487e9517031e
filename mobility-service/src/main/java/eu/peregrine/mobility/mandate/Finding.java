package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.List;

/**
 * What the mandate's rules say of a student.
 *
 * @param verdict the verdict
 * @param days the days behind it
 * @param latestDeparture the latest day to leave on and still reach the minimum; null unless days are missing and there is time
 * @param counted the stays that count, most certain first; their days add up to done, secured and planned
 * @param notCounted what does not count and why; with the counted days they add up to every day on file
 * @param languages the language levels owed
 * @param explanation all of it in words
 */
public record Finding(
        Verdict verdict,
        DayCount days,
        LocalDate latestDeparture,
        List<CountedStay> counted,
        List<UncountedStay> notCounted,
        List<LanguageFinding> languages,
        LocalizedText explanation) {}
