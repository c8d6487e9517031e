package eu.peregrine.scholarships.mobility;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** Which way a stay goes, seen from the home school. */
public enum Direction {
    /** Our student goes abroad. */
    @JsonProperty("outgoing")
    OUTGOING,
    /** A partner's student comes to us. */
    @JsonProperty("incoming")
    INCOMING,
    /** A stay inside the home school's own sites. */
    @JsonProperty("internal")
    INTERNAL;

    /** The name in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
