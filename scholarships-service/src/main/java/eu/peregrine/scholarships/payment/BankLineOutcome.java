package eu.peregrine.scholarships.payment;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What became of a line of a bank's file. Only {@link #PAID} and {@link #FAILED} changed anything. */
public enum BankLineOutcome {
    /** It was paid, and is now known to be. */
    @JsonProperty("paid")
    PAID,
    /** It was not paid, and its money is committed again. */
    @JsonProperty("failed")
    FAILED,
    /** The bank says that it is at work; nothing follows from that yet. */
    @JsonProperty("noted")
    NOTED,
    /** The same was said before. */
    @JsonProperty("duplicate")
    DUPLICATE,
    /** Nothing of ours has this reference, or it has none. */
    @JsonProperty("unknown-reference")
    UNKNOWN_REFERENCE,
    /** The order is over another amount, or in another currency. */
    @JsonProperty("other-amount")
    OTHER_AMOUNT,
    /** The batch was never approved, so that the bank cannot have it. */
    @JsonProperty("not-sent")
    NOT_SENT,
    /** The bank said the opposite before; a person must find out. */
    @JsonProperty("contradiction")
    CONTRADICTION,
    /** It is to happen on a day that has not come. */
    @JsonProperty("in-the-future")
    IN_THE_FUTURE;

    /** Whether the line changed anything. */
    public boolean applied() {
        return this == PAID || this == FAILED;
    }
}
