package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who must agree to an extension. */
public enum ExtensionParty {
    @JsonProperty("sender")
    SENDER,
    @JsonProperty("host")
    HOST
}
