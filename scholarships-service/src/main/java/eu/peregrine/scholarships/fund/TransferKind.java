package eu.peregrine.scholarships.fund;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where money goes that a fund did not spend. */
public enum TransferKind {
    /** On to another fund of the same funder, as at the end of a year. */
    @JsonProperty("carry-over")
    CARRY_OVER,
    /** Back to the funder: sent back as far as it had come, no longer awaited as far as not. */
    @JsonProperty("give-back")
    GIVE_BACK
}
