package eu.peregrine.mobility.student;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.programme.StudentStatus;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A student as a caller sees it.
 *
 * @param id the student
 * @param givenName given names
 * @param familyName family name
 * @param birthDate date of birth
 * @param email e-mail address
 * @param nationality ISO 3166-1 alpha-2
 * @param gender where it was told
 * @param programme the programme enrolled in
 * @param intake academic year of enrolment
 * @param cohort year of graduation
 * @param status how enrolled
 * @param eqf level of the studies
 * @param iscedF field of the studies
 * @param gpa grade point average of 20
 * @param ects credits earned
 * @param employer an apprentice's employer
 * @param contractStart first day of an apprentice's contract
 * @param contractEnd last day of it
 * @param home the institution that a guest comes from; absent of the school's own students
 * @param esi European Student Identifier
 * @param exemption why no mobility is owed; absent where it is
 * @param waivedDays days of a shortfall by force majeure that need not be made up
 * @param waiverReason why not
 * @param languageProofs evidence of languages; absent in lists
 * @param priorStays stays abroad from before this system; absent in lists
 * @param actions what the caller can do now; absent in lists
 * @param version for the ETag
 */
public record StudentView(
        UUID id,
        String givenName,
        String familyName,
        LocalDate birthDate,
        String email,
        String nationality,
        Gender gender,
        Ref programme,
        String intake,
        String cohort,
        StudentStatus status,
        int eqf,
        String iscedF,
        BigDecimal gpa,
        BigDecimal ects,
        String employer,
        LocalDate contractStart,
        LocalDate contractEnd,
        Ref home,
        String esi,
        String exemption,
        Integer waivedDays,
        String waiverReason,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<LanguageProofView> languageProofs,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<PriorStayView> priorStays,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /** An item of a list. */
    static StudentView item(Student student, Ref programme) {
        return of(student, programme, null, null, null);
    }

    static StudentView of(
            Student student,
            Ref programme,
            List<LanguageProofView> languageProofs,
            List<PriorStayView> priorStays,
            List<Action> actions) {
        return new StudentView(
                student.id(),
                student.givenName(),
                student.familyName(),
                student.birthDate(),
                student.email(),
                student.nationality(),
                student.gender(),
                programme,
                student.intake(),
                student.cohort(),
                student.status(),
                student.eqf(),
                student.iscedF(),
                student.gpa(),
                student.ects(),
                student.employer(),
                student.contractStart(),
                student.contractEnd(),
                Ref.to("organisations", student.homeId()),
                student.esi(),
                student.exemption(),
                student.waivedDays(),
                student.waiverReason(),
                languageProofs,
                priorStays,
                actions,
                student.version());
    }
}
