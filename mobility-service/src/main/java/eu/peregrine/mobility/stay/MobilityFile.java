package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.convention.ConventionView;
import eu.peregrine.mobility.destination.DestinationFacts;
import eu.peregrine.mobility.destination.LanguageNeed;
import eu.peregrine.mobility.learning.LearningAgreementView;
import eu.peregrine.mobility.task.TaskView;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Everything about a mobility in one answer.
 *
 * @param condition what the agreement says of the destination; absent where the stay takes no destination's place
 * @param learningAgreement absent before somebody has begun one
 * @param funding what it is paid from; for the host without the money
 * @param timeline what happened, oldest first
 * @param convention absent before one was proposed
 * @param tasks what the caller has to do about it, the next one first
 * @param disputes what was said against what was recorded; absent while nothing was
 */
public record MobilityFile(
        MobilityView mobility,
        Condition condition,
        LearningAgreementView learningAgreement,
        List<DocumentRef> documents,
        FundingView funding,
        List<Step> timeline,
        ConventionView convention,
        List<TaskView> tasks,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<MobilityDisputeView> disputes,
        @JsonIgnore long version)
        implements Versioned {

    /** What an agreement's condition promises. */
    @Schema(name = "MobilityCondition")
    public record Condition(
            @JsonInclude(JsonInclude.Include.NON_NULL) UUID id,
            Ref agreement,
            LocalizedText host,
            String academicYear,
            List<String> iscedF,
            List<Integer> eqfLevels,
            List<LanguageNeed> languages,
            int seatsPromised,
            BigDecimal monthsPromised,
            boolean inForce) {

        static Condition of(DestinationFacts d) {
            return new Condition(
                    d.atCampus() ? null : d.conditionId(),
                    Ref.to("agreements", d.agreementId()),
                    d.hostName(),
                    d.academicYear(),
                    d.iscedF(),
                    d.eqfLevels(),
                    d.languages(),
                    d.seatsPromised(),
                    d.monthsPromised(),
                    d.inForce());
        }
    }
}
