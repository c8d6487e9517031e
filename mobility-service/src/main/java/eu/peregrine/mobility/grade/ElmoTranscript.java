package eu.peregrine.mobility.grade;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A transcript in the shape of ELMO (EMREX and Erasmus Without Paper exchange it as XML; the names here are the same).
 *
 * @param generatedDate when this was put together
 * @param learner who took the courses; absent for staff
 * @param report what the host reports
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ElmoTranscript")
public record ElmoTranscript(Instant generatedDate, Learner learner, Report report) {

    /** Who took the courses; the name as it is known here. */
    @Schema(name = "ElmoLearner")
    public record Learner(UUID id, LocalizedText name) {}

    /**
     * What one institution reports.
     *
     * @param issueDate when the transcript came
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ElmoReport")
    public record Report(
            Issuer issuer,
            List<LearningOpportunitySpecification> learningOpportunitySpecification,
            Credit total,
            Instant issueDate) {}

    /** The institution that taught. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ElmoIssuer")
    public record Issuer(UUID id, LocalizedText title, String country) {}

    /**
     * A course.
     *
     * @param code the course's code at the host
     * @param type always {@code Course}
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ElmoCourse")
    public record LearningOpportunitySpecification(
            String code, String title, String type, LearningOpportunityInstance specifies) {}

    /**
     * How the course was taken.
     *
     * @param period first and last day of the stay
     * @param status {@code passed} where credits were earned, else {@code failed}
     * @param resultLabel the grade in the host's own scale
     * @param converted what the grade is in the sender's scale; absent where a distribution is not known
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "ElmoCourseInstance")
    public record LearningOpportunityInstance(
            Period period,
            String academicTerm,
            String status,
            Credit credit,
            String resultLabel,
            ConvertedGrade converted) {}

    /**
     * Credits.
     *
     * @param scheme always {@code ects}
     */
    @Schema(name = "ElmoCredit")
    public record Credit(String scheme, BigDecimal value) {}
}
