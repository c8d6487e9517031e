package eu.peregrine.mobility.cohort;

import eu.peregrine.mobility.programme.StudentStatus;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A line of an exported outlook.
 *
 * @param studentId the student
 * @param familyName family name
 * @param givenName given names
 * @param programmeId the programme enrolled in
 * @param programme its name in English
 * @param intake the academic year of enrolment
 * @param status how enrolled
 * @param verdict the verdict
 * @param requiredDays days owed
 * @param doneDays days done
 * @param securedDays further days approved by the host
 * @param plannedDays further days on file
 * @param waivedDays days waived
 * @param missingDays days still owed
 * @param latestDeparture the latest day to leave on; absent unless days are missing and there is time
 * @param missingLanguages language levels owed and not proven, separated by blanks
 */
public record OutlookLine(
        UUID studentId,
        String familyName,
        String givenName,
        UUID programmeId,
        String programme,
        String intake,
        StudentStatus status,
        Verdict verdict,
        int requiredDays,
        int doneDays,
        int securedDays,
        int plannedDays,
        int waivedDays,
        int missingDays,
        LocalDate latestDeparture,
        String missingLanguages) {}
