package eu.peregrine.partners.organisation;

import eu.peregrine.partners.mobility.AcademicYearSpan;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/**
 * The filters of a list of organisations by what the agreements with them offer. All of them together are asked of one
 * condition, so that nobody is sent where the field fits in one and the language in another.
 */
public class ConditionFilter {

    private static final String YEAR = "An academic year reads 2026/2027, or 2026/2026 in the southern hemisphere.";

    @QueryParam("subject")
    @Size(max = 20)
    @Parameter(
            description =
                    "ISCED-F 2013: a broad field (07), a narrow one (073) or a detailed one (0732). A condition of an agreement in"
                            + " force is open to students of it, or of a part of it; one that names no field is open to all.")
    List<@Pattern(regexp = "[0-9]{2,4}", message = "An ISCED-F code has two to four digits, such as 0732.") String>
            subject;

    @QueryParam("level")
    @Size(max = 8)
    @Parameter(
            description =
                    "Level of the European Qualifications Framework, 1 to 8, that such a condition is open to; one for students"
                            + " that names no level is open to all.")
    List<@Min(1) @Max(8) Integer> level;

    @QueryParam("language")
    @Size(max = 5)
    @Parameter(
            description =
                    "A language that a person has, as BCP 47, such as en: such a condition asks no other, in that person's field."
                            + " Repeated for a person who has several.")
    List<
                    @Pattern(
                            regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
                            message = "A language is a BCP 47 tag such as en or pt-BR.")
                    String>
            language;

    @QueryParam("cefr")
    @Pattern(regexp = "[ABC][12]", message = "A level of the CEFR is one of A1, A2, B1, B2, C1, C2.")
    @Parameter(
            description =
                    "The level of the CEFR that the person has in each of these languages, A1 to C2: a condition that asks for it or"
                            + " less fits. Any level when absent.")
    String cefr;

    @QueryParam("activity")
    @Size(max = 5)
    @Parameter(
            description =
                    "What such a condition lets people do: student-studies, student-traineeship, staff-teaching, staff-training or"
                            + " research. With freeSeatsIn student-studies when absent, as seats are counted on the map.")
    List<
                    @Pattern(
                            regexp = "student-(studies|traineeship)|staff-(teaching|training)|research",
                            message =
                                    "An activity is one of student-studies, student-traineeship, staff-teaching, staff-training, research.")
                    String>
            activity;

    @QueryParam("direction")
    @Pattern(regexp = "outgoing|incoming", message = "A direction is outgoing or incoming.")
    @Parameter(
            description =
                    "Whether such a condition sends people from the home school (outgoing, also when absent) or to it (incoming).")
    String direction;

    @QueryParam("academicYear")
    @Pattern(regexp = AcademicYearSpan.PATTERN, message = YEAR)
    @Parameter(
            description =
                    "The academic year that such a condition holds in, such as 2027/2028; the one that runs when absent. On the"
                            + " map also the year that seats are counted in, by default the next; alone it filters nothing there.")
    String academicYear;

    @QueryParam("freeSeatsIn")
    @Pattern(regexp = AcademicYearSpan.PATTERN, message = YEAR)
    @Parameter(
            description =
                    "Only active organisations with a free seat in this academic year: such a condition promises more people a year"
                            + " than mobilities hold places of it.")
    String freeSeatsIn;

    /** @return whether anything of it was asked for */
    boolean isAsked() {
        return isAskedBesideYear() || academicYear != null;
    }

    /** @return whether anything but the year was asked for */
    boolean isAskedBesideYear() {
        return freeSeatsIn != null
                || cefr != null
                || direction != null
                || isGiven(subject)
                || isGiven(level)
                || isGiven(language)
                || isGiven(activity);
    }

    static boolean isGiven(List<?> values) {
        return values != null && !values.isEmpty();
    }
}
