package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a mobility holds of its condition's seats. */
public enum SeatHold {
    /** The mobility is under no agreement's condition. */
    @JsonProperty("none")
    NONE,
    @JsonProperty("reserved")
    RESERVED,
    /** The host has approved. */
    @JsonProperty("consumed")
    CONSUMED,
    @JsonProperty("released")
    RELEASED
}
