package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whom a call is for. */
public enum CallKind {
    /** Students at the school, above all those who come from abroad. */
    @JsonProperty("internal")
    INTERNAL,
    /** Students of the school who go abroad. */
    @JsonProperty("abroad")
    ABROAD
}
