package eu.peregrine.mobility.convention;

import eu.peregrine.kit.web.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A convention as JSON.
 *
 * @param version the version that a signature must name
 * @param inForceVersion the version all have signed; absent before
 * @param effectivePeriod the days on which signed versions hold; absent before
 * @param terms what the version put to the signers last says
 * @param awaiting who still has to sign
 * @param contentHash SHA-256 of that version; a signature may name it
 * @param versions all versions, the first one first
 */
@Schema(name = "Convention")
public record ConventionView(
        ConventionState state,
        int version,
        Integer inForceVersion,
        Period effectivePeriod,
        Terms terms,
        List<ConventionSigner> awaiting,
        String contentHash,
        List<Version> versions) {

    /**
     * One version, readable for as long as the file is.
     *
     * @param effectiveFrom the first day on which it holds
     * @param reason what made an amendment necessary
     * @param signers who must sign it
     * @param comment why it was rejected
     */
    @Schema(name = "ConventionVersion")
    public record Version(
            int version,
            ConventionOutcome state,
            LocalDate effectiveFrom,
            Terms terms,
            String reason,
            List<ConventionSigner> signers,
            List<ConventionSignature> signatures,
            String contentHash,
            String comment,
            Instant proposedAt) {}

    /** The JSON of a convention. */
    public static ConventionView of(Convention convention) {
        ConventionVersion last = convention.last();
        return new ConventionView(
                convention.state(),
                last.number(),
                convention.current().map(ConventionVersion::number).orElse(null),
                convention.effectivePeriod().orElse(null),
                last.terms(),
                convention.awaiting(),
                last.contentHash(),
                convention.versions().stream().map(ConventionView::version).toList());
    }

    private static Version version(ConventionVersion v) {
        return new Version(
                v.number(),
                v.outcome(),
                v.effectiveFrom(),
                v.terms(),
                v.reason(),
                v.signers(),
                v.signatures(),
                v.contentHash(),
                v.comment(),
                v.proposedAt());
    }
}
