package eu.peregrine.mobility.cohort;

import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.mandate.AppliedPolicy;
import eu.peregrine.mobility.mandate.DayCount;
import eu.peregrine.mobility.programme.StudentStatus;
import eu.peregrine.mobility.student.Verdict;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a student of a cohort stands.
 *
 * @param student the student
 * @param programme the programme enrolled in
 * @param intake the academic year of enrolment
 * @param status how enrolled
 * @param verdict the verdict
 * @param days the days behind it
 * @param latestDeparture the latest day to leave on and still reach the minimum; absent unless days are missing and there is
 *     time
 * @param missingLanguages language levels owed and not proven: a language's code, or {@code second}
 * @param policy the policy that applied; absent where none does
 * @param since since when it is this verdict
 * @param mandate where all that is behind it is explained
 */
public record OutlookItem(
        Ref student,
        Ref programme,
        String intake,
        StudentStatus status,
        Verdict verdict,
        DayCount days,
        LocalDate latestDeparture,
        List<String> missingLanguages,
        AppliedPolicy policy,
        Instant since,
        String mandate) {}
