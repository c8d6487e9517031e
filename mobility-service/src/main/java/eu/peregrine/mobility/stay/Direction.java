package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which way a mobility goes, seen from home. */
@Schema(name = "MobilityDirection")
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
