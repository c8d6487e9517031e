package eu.peregrine.mobility.student;

import eu.peregrine.mobility.programme.StudentStatus;
import java.util.UUID;

/** A student as events carry it: an opaque id and what the studies are, nothing of the person. */
record StudentState(
        UUID id,
        UUID programmeId,
        String intake,
        String cohort,
        StudentStatus status,
        int eqf,
        String iscedF,
        UUID homeId) {

    static StudentState of(Student student) {
        return new StudentState(
                student.id(),
                student.programmeId(),
                student.intake(),
                student.cohort(),
                student.status(),
                student.eqf(),
                student.iscedF(),
                student.homeId());
    }
}
