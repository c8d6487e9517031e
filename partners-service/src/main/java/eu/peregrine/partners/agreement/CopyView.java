package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A party's copy of an agreement as one reads it.
 *
 * @param organisation whose it is
 * @param id its id; absent before the first proposal, and after it was deleted
 * @param kept where it is kept
 * @param contentHash what it hashes to, its own id first: what the other parties approve
 * @param conditions what it says
 * @param putAt when its own system last told
 * @param basis on what it rests that its own system told so
 * @param documentId the paper, of a recorded one
 * @param agrees whether it says what is open in the agreement
 * @param differences in what it differs from what is open, as far as the hash looks
 * @param state of the agreement
 * @param revision that is open in the agreement
 * @param version of the agreement, for the ETag; never in the JSON
 */
public record CopyView(
        Ref organisation,
        @JsonInclude(JsonInclude.Include.NON_NULL) String id,
        Kept kept,
        String contentHash,
        List<ConditionTerms> conditions,
        Instant putAt,
        Basis basis,
        UUID documentId,
        boolean agrees,
        List<Violation> differences,
        AgreementState state,
        int revision,
        @JsonIgnore long version)
        implements Versioned {

    /** Where a copy is kept. */
    public enum Kept {
        /** Here: the party works on the shared conditions. */
        @JsonProperty("here")
        HERE,
        /** In a system of the party's own. */
        @JsonProperty("own-system")
        OWN_SYSTEM
    }

    static CopyView of(Agreement agreement, UUID party, Ref organisation) {
        AgreementRevision open = agreement.open();
        return agreement
                .copyOf(party)
                .map(copy -> own(agreement, open, copy, organisation))
                .orElseGet(() -> shared(agreement, open, party, organisation));
    }

    private static CopyView own(Agreement agreement, AgreementRevision open, AgreementCopy copy, Ref organisation) {
        List<Violation> differences = CopyDifferences.between(open, copy);
        return new CopyView(
                organisation,
                copy.copyId(),
                Kept.OWN_SYSTEM,
                copy.contentHash(),
                copy.conditions(),
                copy.putAt(),
                copy.basis(),
                copy.documentId(),
                differences.isEmpty(),
                differences,
                agreement.state(),
                open.revision(),
                agreement.version());
    }

    private static CopyView shared(Agreement agreement, AgreementRevision open, UUID party, Ref organisation) {
        return new CopyView(
                organisation,
                agreement.copyIdOf(party),
                Kept.HERE,
                open.hashOf(party),
                open.terms().conditions(),
                null,
                null,
                null,
                true,
                List.of(),
                agreement.state(),
                open.revision(),
                agreement.version());
    }
}
