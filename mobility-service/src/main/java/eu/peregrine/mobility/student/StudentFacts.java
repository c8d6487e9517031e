package eu.peregrine.mobility.student;

import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.programme.StudentStatus;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;

/**
 * What other features need to know of a student.
 *
 * @param id the student
 * @param name given and family name, for people
 * @param programmeId the programme enrolled in
 * @param intake the academic year of enrolment, {@code 2025/2026}
 * @param cohort the year of graduation, {@code 2028}
 * @param status how the student is enrolled
 * @param eqf level of the studies, 1 to 8
 * @param iscedF field of the studies, four digits
 * @param gpa grade point average on the scale of 20; null if unknown
 * @param ects credits earned; null if unknown
 * @param languages best proven level of each language, by its code, as of today
 */
public record StudentFacts(
        UUID id,
        String name,
        UUID programmeId,
        String intake,
        String cohort,
        StudentStatus status,
        int eqf,
        String iscedF,
        BigDecimal gpa,
        BigDecimal ects,
        Map<String, Cefr> languages) {}
