package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What differs between two revisions or copies of an agreement. The hashes differ exactly when one of the differences
 * matters to them.
 *
 * @param left what is compared
 * @param right with what
 * @param sameHash whether both would have the same content hash, the ids of the copies included
 * @param agreement what differs outside the conditions
 * @param conditions the conditions that differ
 */
public record AgreementDiff(
        Side left, Side right, boolean sameHash, List<FieldChange> agreement, List<ConditionChange> conditions) {

    /** What became of a condition from left to right. */
    @Schema(name = "AgreementDiffChange")
    public enum Change {
        /** It stands on the right alone. */
        @JsonProperty("added")
        ADDED,
        /** It stands on the left alone. */
        @JsonProperty("removed")
        REMOVED,
        /** It stands on both sides and says something else. */
        @JsonProperty("changed")
        CHANGED
    }

    /**
     * One of the two that are compared.
     *
     * @param revision its number; absent of a copy
     * @param copyOf the party whose copy it is; absent of a revision
     * @param contentHash its content hash
     * @param at when it was made
     */
    @Schema(name = "AgreementDiffSide")
    public record Side(Integer revision, UUID copyOf, String contentHash, Instant at) {}

    /**
     * A field that differs.
     *
     * @param name the field's name, as in the agreement or the condition; {@code copyIds}, {@code identifiers} and
     *     {@code conditionsOrder} are what the hash takes beside them
     * @param left its value on the left; absent where there is none
     * @param right its value on the right; absent where there is none
     * @param mattersToHash whether this difference moves the content hash
     */
    @Schema(name = "AgreementFieldChange")
    public record FieldChange(
            String name,

            @Schema(description = "Any value that the field may have.")
            Object left,

            @Schema(description = "Any value that the field may have.")
            Object right,

            boolean mattersToHash) {}

    /**
     * A condition that differs.
     *
     * @param conditionId its id
     * @param change what became of it
     * @param mattersToHash whether this moves the content hash
     * @param fields what differs in it; of an added or removed one all that it says
     */
    @Schema(name = "AgreementConditionChange")
    public record ConditionChange(UUID conditionId, Change change, boolean mattersToHash, List<FieldChange> fields) {}
}
