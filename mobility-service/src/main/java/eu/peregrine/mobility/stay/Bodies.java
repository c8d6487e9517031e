package eu.peregrine.mobility.stay;

import eu.peregrine.mobility.convention.ConventionSigner;
import eu.peregrine.mobility.learning.Signer;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the steps of a mobility are told. */
public final class Bodies {
    private Bodies() {}

    /**
     * Approval: the proposal that was read; a comment if there is one.
     *
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "MobilityApproval")
    public record Approval(
            @NotNull UUID proposalId, @Size(max = 2000) String comment, UUID documentId) {}

    /**
     * Rejection: the proposal that was read, and why.
     *
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "MobilityRejection")
    public record Rejection(
            @NotNull UUID proposalId,
            @NotBlank @Size(max = 2000) String comment,
            UUID documentId) {}

    /**
     * What was shown to the school; what is absent stays as it was.
     *
     * @param insuredUntil last day that the insurance covers; a stay that ends later lacks insurance
     */
    @Schema(name = "MobilityChecks")
    public record Checks(Boolean insurance, Boolean languageCheck, Boolean conventionSigned, LocalDate insuredUntil) {}

    /**
     * The security officer's decision.
     *
     * @param until last day for which the stay is cleared; absent means its last day as planned, and a longer stay is then
     *     decided anew
     * @param comment what it rests on
     */
    @Schema(name = "ClearanceDecision")
    public record ClearanceDecision(
            @NotNull Clearance decision,
            LocalDate until,
            @NotBlank @Size(max = 2000) String comment) {}

    /**
     * Who looks after a stay.
     *
     * @param officer subject of the officer's token; nobody when absent
     */
    @Schema(name = "MobilityAssignment")
    public record Assignment(
            @Size(min = 1, max = 200) @Pattern(regexp = "[\\x21-\\x7e]+", message = "A subject has no spaces.")
            String officer) {}

    /** The parts of a stay, one after the other; those that have begun stay as they are. */
    @Schema(name = "MobilitySegments")
    public record Segments(@NotNull @Size(min = 1, max = 10) List<@NotNull @Valid SegmentDraft> segments) {}

    /**
     * A day that is attested.
     *
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "AttestedDay")
    public record Attested(@NotNull LocalDate on, UUID documentId) {}

    /** A day with a reason. */
    @Schema(name = "InterruptedFrom")
    public record Interrupted(
            @NotNull LocalDate on,
            @NotBlank @Size(max = 2000) String reason) {}

    /**
     * The last day of a stay that ends before its time, and why.
     *
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    public record EndedEarly(
            @NotNull LocalDate on,
            @NotBlank @Size(max = 2000) String reason,
            Boolean forceMajeure,
            UUID documentId) {}

    /** The last day that is wished for, and why. */
    @Schema(name = "ExtensionDraft")
    public record Extend(
            @NotNull LocalDate newEnd,
            @NotBlank @Size(max = 2000) String reason) {}

    /**
     * Consent to an extension.
     *
     * @param extensionId the one that was read
     * @param party whose consent an officer records; absent when one agrees for oneself
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "ExtensionAgreement")
    public record ExtensionConsent(@NotNull UUID extensionId, ExtensionParty party, UUID documentId) {}

    /**
     * Refusal of an extension.
     *
     * @param party whose refusal an officer records; absent when one refuses oneself
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "ExtensionRejection")
    public record ExtensionRefusal(
            @NotNull UUID extensionId,
            ExtensionParty party,
            @NotBlank @Size(max = 2000) String comment,
            UUID documentId) {}

    /** The extension that is not wished for any more. */
    @Schema(name = "ExtensionWithdrawal")
    public record ExtensionWithdrawal(@NotNull UUID extensionId) {}

    /**
     * Why a stay does not take place.
     *
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "MobilityCancellation")
    public record Cancellation(@NotBlank @Size(max = 2000) String reason, Boolean forceMajeure, UUID documentId) {}

    /**
     * The courses of a transcript.
     *
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "HostTranscript")
    public record Transcript(
            @NotNull @Size(min = 1, max = 100) List<@NotNull @Valid TranscriptLine> components, UUID documentId) {}

    /** Credits that the school gives; absent gives what the transcript shows. */
    @Schema(name = "MobilityRecognition")
    public record Recognition(
            @DecimalMin("0") @DecimalMax("120") @Digits(integer = 3, fraction = 2)
            BigDecimal ects) {}

    /**
     * A signature of a learning agreement.
     *
     * @param version the version that was read
     * @param signer whose signature an officer records or a delegate gives; absent when one signs for oneself
     * @param contentHash what the version said when it was read; when it is named, nothing else is signed
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "LearningAgreementSignature")
    public record Sign(
            @NotNull @Min(1) @Max(10000) Integer version,
            Signer signer,
            @Pattern(regexp = "[0-9a-f]{64}") String contentHash,
            UUID documentId) {}

    /**
     * A signature of a convention.
     *
     * @param version the version that was read
     * @param signer whose signature it is, where the caller could give several, or records another's
     * @param contentHash what the version said when it was read; when it is named, nothing else is signed
     * @param documentId the paper that an officer records it from, one of the stay's documents; needed then, else absent
     */
    @Schema(name = "ConventionSigning")
    public record SignConvention(
            @NotNull @Min(1) @Max(10000) Integer version,
            ConventionSigner signer,
            @Pattern(regexp = "[0-9a-f]{64}") String contentHash,
            UUID documentId) {}

    /** Refusal of a learning agreement's or convention's version. */
    @Schema(name = "LearningAgreementRejection")
    public record AgreementRejection(
            @NotNull @Min(1) @Max(10000) Integer version,
            @NotBlank @Size(max = 2000) String comment) {}
}
