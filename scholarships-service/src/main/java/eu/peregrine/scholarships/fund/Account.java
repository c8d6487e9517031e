package eu.peregrine.scholarships.fund;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The accounts of a fund; their balances always sum to zero. */
public enum Account {
    /** What the funder gave, counted negative: the other side of everything else. */
    @JsonProperty("source")
    SOURCE,
    /** Free to be offered; never below zero. */
    @JsonProperty("available")
    AVAILABLE,
    /** Offered to somebody who has no contract yet. */
    @JsonProperty("reserved")
    RESERVED,
    /** Promised by contract and not yet paid. */
    @JsonProperty("committed")
    COMMITTED,
    /** Paid out. */
    @JsonProperty("paid")
    PAID,
    /** Paid out and claimed back. */
    @JsonProperty("receivable")
    RECEIVABLE,
    /** Claimed back in vain. */
    @JsonProperty("lost")
    LOST
}
