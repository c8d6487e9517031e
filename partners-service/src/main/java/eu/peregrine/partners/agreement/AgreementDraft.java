package eu.peregrine.partners.agreement;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What an agreement says, when it is drafted or edited.
 *
 * @param id the caller's own id for a new agreement; minted when absent
 * @param kind what it is about
 * @param title a title that people recognise it by
 * @param parties the organisations that agree, at least two
 * @param signedOn when it was or will be signed on paper; when it enters into force without, the day it does
 * @param illustrative whether it was made up for demonstration
 * @param conditions its directional conditions
 * @param recorded set when it is recorded from paper instead of being agreed on here
 */
public record AgreementDraft(
        UUID id,
        @NotNull AgreementKind kind,
        @NotBlank @Size(max = 300) String title,
        @NotNull @Size(min = 2, max = 20) List<@NotNull UUID> parties,
        LocalDate signedOn,
        Boolean illustrative,
        @NotNull @Size(max = 200) List<@NotNull @Valid ConditionTerms> conditions,
        @Valid Recorded recorded) {

    /**
     * An agreement that exists already on paper. No approval is invented; the basis says {@code recorded}.
     *
     * @param state where it stands by now
     * @param signedOn when it was signed; absent where nobody knows any more
     * @param documentId the paper, among the documents of one of its parties; it can be attached later as well
     * @param reason why it is recorded rather than agreed on here
     * @param endsOn the day on which it ends or ended by notice, where one was given
     * @param amendment what is proposed instead, where an amendment is proposed
     * @param by the party that gave notice, proposed the amendment or the end, or ended it; the home school when absent
     * @param endedOn of one that was ended without notice: the first day on which it was over; today when absent
     * @param noticeGivenOn the day on which notice was given; absent where nobody knows any more
     * @param noticeBy the party that gave notice, where that is another than {@code by}
     */
    @Schema(name = "AgreementRecorded")
    public record Recorded(
            @NotNull AgreementState state,
            LocalDate signedOn,
            UUID documentId,
            @NotBlank @Size(max = 1000) String reason,
            LocalDate endsOn,
            @Valid RecordedAmendment amendment,
            UUID by,
            LocalDate endedOn,
            LocalDate noticeGivenOn,
            UUID noticeBy) {}

    /**
     * An amendment that was open on paper.
     *
     * @param title the new title; as it was when absent
     * @param conditions all conditions that it has, with the ids of those that go on
     */
    @Schema(name = "AgreementRecordedAmendment")
    public record RecordedAmendment(
            @Size(min = 1, max = 300) String title,
            @NotNull @Size(max = 200) List<@NotNull @Valid ConditionTerms> conditions) {}

    boolean isIllustrative() {
        return Boolean.TRUE.equals(illustrative);
    }
}
