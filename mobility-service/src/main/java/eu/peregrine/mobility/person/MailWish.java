package eu.peregrine.mobility.person;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How somebody wants to get mail. */
public enum MailWish {
    @JsonProperty("at-once")
    AT_ONCE,
    /** One mail in the morning with everything of the day before. */
    @JsonProperty("daily")
    DAILY,
    @JsonProperty("never")
    NEVER
}
