package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.programme.StudentStatus;
import eu.peregrine.mobility.student.Verdict;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A mandate as its events carry it: an opaque id and where the student stands, nothing of the person. */
record PublicMandate(
        UUID id,
        UUID programmeId,
        String cohort,
        String intake,
        StudentStatus status,
        LocalDate asOf,
        Verdict verdict,
        DayCount days,
        LocalDate latestDeparture,
        List<String> missingLanguages,
        String cause) {

    static PublicMandate of(Judged judged, VerdictChange.Cause cause) {
        Assessment assessment = judged.assessment();
        return new PublicMandate(
                judged.student().id(),
                judged.student().programmeId(),
                judged.student().cohort(),
                judged.student().intake(),
                judged.student().status(),
                assessment.of().today(),
                assessment.verdict(),
                assessment.days(),
                assessment.latestDeparture(),
                assessment.missingLanguages(),
                cause.event());
    }
}
