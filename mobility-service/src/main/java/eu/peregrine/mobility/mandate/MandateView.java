package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.List;

/**
 * How a student stands against the mobility owed.
 *
 * @param student the student
 * @param asOf the day of the verdict
 * @param verdict the verdict
 * @param policy the policy that applied; absent where none does
 * @param days the days behind it; {@code done + secured + planned} is what counts
 * @param latestDeparture the latest day to leave on and still reach the minimum; absent unless days are missing and there is time
 * @param counted the stays that count, most certain first
 * @param notCounted what does not count and why
 * @param languages the language levels owed
 * @param explanation all of it in words
 */
public record MandateView(
        Ref student,
        LocalDate asOf,
        Verdict verdict,
        AppliedPolicy policy,
        DayCount days,
        LocalDate latestDeparture,
        List<CountedStay> counted,
        List<UncountedStay> notCounted,
        List<LanguageFinding> languages,
        LocalizedText explanation) {}
