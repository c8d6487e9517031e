package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Which way a mobility goes, seen from home. */
public enum Direction {
    @JsonProperty("outgoing")
    OUTGOING("OUT"),
    @JsonProperty("incoming")
    INCOMING("INC");

    private final String prefix;

    Direction(String prefix) {
        this.prefix = prefix;
    }

    /** How references begin: {@code OUT} or {@code INC}. */
    public String prefix() {
        return prefix;
    }
}
