package eu.peregrine.partners.balance;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What is out of balance. */
public enum BalanceAlertCode {
    /** By the difference, many more go than come. */
    @JsonProperty("more-outgoing")
    MORE_OUTGOING,
    /** By the difference, many more come than go. */
    @JsonProperty("more-incoming")
    MORE_INCOMING,
    /** By the ratio, many more go than come. */
    @JsonProperty("ratio-outgoing")
    RATIO_OUTGOING,
    /** By the ratio, many more come than go. */
    @JsonProperty("ratio-incoming")
    RATIO_INCOMING
}
