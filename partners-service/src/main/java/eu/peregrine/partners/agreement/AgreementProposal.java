package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eu.peregrine.kit.audit.Basis;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is put before the parties and waits for their approvals.
 *
 * @param kind what it is
 * @param revision the revision one approves
 * @param contentHash its content hash, in the record's own copy
 * @param by the party whose words they are; absent where the office wrote them for nobody in particular
 * @param basis on what the act rests
 * @param documentId the paper, of a recorded one
 * @param at when it was written
 * @param title of an amendment: the title it is to have
 * @param conditions of an amendment: all conditions it is to have
 * @param merges of a merger: the agreements whose conditions come over, which end with it
 * @param splitOff of a split: the agreement that takes on what is left out
 */
public record AgreementProposal(
        Kind kind,
        int revision,
        String contentHash,
        UUID by,
        Basis basis,
        UUID documentId,
        Instant at,
        String title,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<ConditionTerms> conditions,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Merged> merges,
        SplitOff splitOff) {

    /** What can be proposed. */
    @Schema(name = "AgreementProposalKind")
    public enum Kind {
        /** A new agreement. */
        @JsonProperty("agreement")
        AGREEMENT,
        /** A change of one that is in force. */
        @JsonProperty("amendment")
        AMENDMENT,
        /** The end of one that is in force. */
        @JsonProperty("termination")
        TERMINATION
    }

    /** What is open; null where nothing is. */
    static AgreementProposal of(Agreement agreement) {
        return switch (agreement.state()) {
            case PROPOSED -> of(Kind.AGREEMENT, agreement.open());
            case AMENDMENT_PROPOSED -> of(Kind.AMENDMENT, agreement.open());
            case TERMINATION_PROPOSED -> of(Kind.TERMINATION, agreement.open());
            default -> null;
        };
    }

    private static AgreementProposal of(Kind kind, AgreementRevision open) {
        boolean amendment = kind == Kind.AMENDMENT;
        return new AgreementProposal(
                kind,
                open.revision(),
                open.contentHash(),
                open.madeBy().orElse(null),
                open.basis(),
                open.documentId(),
                open.madeAt(),
                amendment ? open.terms().title() : null,
                amendment ? open.terms().conditions() : null,
                amendment ? open.terms().merges() : null,
                amendment ? open.terms().splitOff() : null);
    }
}
