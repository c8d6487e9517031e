package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * An agreement as one reads it.
 *
 * @param id its id
 * @param reference its short reference, such as {@code AGR-2026-0001}
 * @param kind what it is about
 * @param state where it stands
 * @param title a title that people recognise it by
 * @param illustrative whether it was made up for demonstration
 * @param parties the organisations that agree
 * @param copies every party's copy, with its id and hash
 * @param signedOn when it was signed, or entered into force
 * @param basis {@code own-token} when it is agreed on here, {@code recorded} when it was entered from paper
 * @param recordedReason of a recorded one: why
 * @param revision the revision that is open
 * @param mutualRevision the last revision that every party approved
 * @param contentHash what one approves: EWP's IIA v7 hash of the open revision, in the record's own copy
 * @param conditions its directional conditions
 * @param approvals the approvals that count for the open revision
 * @param awaiting the parties whose approval is missing
 * @param rejection why it was sent back, until it is proposed anew
 * @param termination why it is to end, or ended
 * @param reversion why the last amendment or termination was taken back or refused, until something is proposed again
 * @param proposal what is put before the parties, while it is open; what is in force stands in {@code conditions}
 * @param notice that a party has given notice, and when it ends by it
 * @param expiresOn the first day on which the last academic year of its conditions is over
 * @param renews the agreement that it follows on
 * @param renewedBy the agreement that follows on it
 * @param replacedBy the agreement in which it goes on since they were merged
 * @param splitFrom the agreement that it was split off from
 * @param warnings what one may want to think about, such as an amendment that comes late; it refuses nothing
 * @param dispute what a party says against what was recorded for it: the open dispute, else the last one
 * @param assignedTo subject of the officer who looks after it; shown to staff alone
 * @param documents its papers
 * @param missing what a recorded agreement still lacks: {@code document}, {@code languages}, {@code eqf-levels},
 *     {@code signed-on}
 * @param modifiedAt when it was last changed
 * @param actions what the caller may do with it now
 * @param version of the aggregate, for the ETag; never in the JSON
 */
public record AgreementView(
        UUID id,
        String reference,
        AgreementKind kind,
        AgreementState state,
        String title,
        boolean illustrative,
        List<Ref> parties,
        List<Copy> copies,
        LocalDate signedOn,
        Basis basis,
        String recordedReason,
        int revision,
        Integer mutualRevision,
        String contentHash,
        List<ConditionTerms> conditions,
        List<Approval> approvals,
        List<Ref> awaiting,
        Remark rejection,
        Remark termination,
        Remark reversion,
        AgreementProposal proposal,
        Notice notice,
        LocalDate expiresOn,
        Ref renews,
        Ref renewedBy,
        Ref replacedBy,
        Ref splitFrom,
        List<Violation> warnings,
        DisputeView dispute,
        String assignedTo,
        List<DocumentRef> documents,
        List<String> missing,
        Instant modifiedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * A party's copy.
     *
     * @param organisationId whose it is
     * @param id its id, absent until the first proposal
     * @param contentHash its hash: the same content, its own id first
     */
    @Schema(name = "AgreementCopy")
    public record Copy(
            UUID organisationId,
            @JsonInclude(JsonInclude.Include.NON_NULL) String id,
            String contentHash) {}

    /**
     * A party's approval.
     *
     * @param party who approved
     * @param revision which revision
     * @param hash which content hash
     * @param at when
     * @param basis on what the act rests
     * @param documentId the paper, of a recorded one
     */
    @Schema(name = "AgreementApproval")
    public record Approval(Ref party, int revision, String hash, Instant at, Basis basis, UUID documentId) {}

    /**
     * What a party said when it rejected, reverted or wanted to end something.
     *
     * @param by the party
     * @param text its words
     * @param basis on what the act rests
     * @param documentId the paper, of a recorded one
     */
    @Schema(name = "AgreementRemark")
    public record Remark(Ref by, String text, Basis basis, UUID documentId) {}

    /**
     * A party's notice.
     *
     * @param by who gave it
     * @param reason its words
     * @param givenOn when; absent of one that was recorded without
     * @param endsOn the first day on which the agreement is over
     * @param basis on what the act rests
     * @param documentId the paper, of a recorded one
     */
    @Schema(name = "AgreementNotice")
    public record Notice(Ref by, String reason, LocalDate givenOn, LocalDate endsOn, Basis basis, UUID documentId) {}

    static AgreementView of(
            Agreement agreement,
            Map<UUID, Ref> names,
            Renewals renewals,
            List<Violation> warnings,
            Margin.Notice margin,
            List<DocumentRef> documents,
            List<Action> actions) {
        return new AgreementView(
                agreement.id(),
                agreement.reference(),
                agreement.kind(),
                agreement.state(),
                agreement.title(),
                agreement.isIllustrative(),
                refs(agreement.parties(), names),
                agreement.parties().stream()
                        .map(party -> new Copy(
                                party.organisationId(),
                                agreement.copyIdOf(party.organisationId()),
                                agreement.contentHashOf(party)))
                        .toList(),
                agreement.signedOn(),
                agreement.basis(),
                agreement.recordedReason(),
                agreement.revision(),
                agreement.mutualRevision(),
                agreement.contentHash(),
                agreement.conditions(),
                agreement.approvals().stream()
                        .map(given -> new Approval(
                                ref(given.party(), names),
                                given.revision(),
                                given.contentHash(),
                                given.approvedAt(),
                                given.basis(),
                                given.documentId()))
                        .toList(),
                refs(agreement.awaiting(), names),
                remark(agreement.rejection(), names),
                remark(agreement.termination(), names),
                remark(agreement.reversion(), names),
                AgreementProposal.of(agreement),
                agreement
                        .notice()
                        .map(given -> new Notice(
                                ref(given.by(), names),
                                given.reason(),
                                given.givenOn(),
                                given.endsOn(),
                                given.basis(),
                                given.documentId()))
                        .orElse(null),
                agreement.lastYearOver().orElse(null),
                renewals.renews(),
                renewals.renewedBy(),
                renewals.replacedBy(),
                renewals.splitFrom(),
                warnings,
                margin.dispute() == null
                        ? null
                        : DisputeView.of(margin.dispute(), ref(margin.dispute().organisationId(), names)),
                margin.assignedTo(),
                documents,
                missing(agreement, documents),
                agreement.modifiedAt(),
                actions,
                agreement.version());
    }

    private static List<String> missing(Agreement agreement, List<DocumentRef> documents) {
        boolean lacksDocument =
                agreement.basis() == Basis.RECORDED && agreement.recordedDocumentId() == null && documents.isEmpty();
        return Stream.concat(lacksDocument ? Stream.of("document") : Stream.empty(), agreement.missing().stream())
                .toList();
    }

    private static List<Ref> refs(List<AgreementParty> parties, Map<UUID, Ref> names) {
        return parties.stream().map(party -> ref(party.organisationId(), names)).toList();
    }

    private static Remark remark(Optional<PartyRemark> said, Map<UUID, Ref> names) {
        return said.map(words ->
                        new Remark(ref(words.party(), names), words.words(), words.basis(), words.documentId()))
                .orElse(null);
    }

    /** A party that was dropped by a later edit is still named, if only by its id. */
    private static Ref ref(UUID party, Map<UUID, Ref> names) {
        return names.getOrDefault(party, Ref.to("organisations", party));
    }
}
