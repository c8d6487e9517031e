package eu.peregrine.mobility.student;

import eu.peregrine.mobility.policy.StayKind;
import eu.peregrine.mobility.programme.StudentStatus;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A student as events carry it: an opaque id and what the studies are, nothing of the person. Stays from before the system are
 * days alone, which count for limits of grants.
 */
record StudentState(
        UUID id,
        UUID programmeId,
        String intake,
        String cohort,
        StudentStatus status,
        int eqf,
        String iscedF,
        UUID homeId,
        List<Stay> priorStays) {

    /** A stay abroad from before the system; both days count. */
    record Stay(StayKind kind, LocalDate start, LocalDate end, Integer grantedDays) {}

    static StudentState of(Student student) {
        return new StudentState(
                student.id(),
                student.programmeId(),
                student.intake(),
                student.cohort(),
                student.status(),
                student.eqf(),
                student.iscedF(),
                student.homeId(),
                student.priorStays().stream().map(PriorStay::days).toList());
    }
}
