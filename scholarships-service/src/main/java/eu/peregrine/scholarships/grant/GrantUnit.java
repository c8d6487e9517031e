package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a rate of a grant rule is paid for. */
public enum GrantUnit {
    /** Each day, by tiers of days. */
    @JsonProperty("day")
    DAY,
    /** Each seven days, the remainder by the day. */
    @JsonProperty("week")
    WEEK,
    /** Each thirty days, the remainder by the day. */
    @JsonProperty("month")
    MONTH,
    /** The stay, once. */
    @JsonProperty("lump")
    LUMP
}
