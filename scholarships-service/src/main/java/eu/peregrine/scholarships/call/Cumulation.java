package eu.peregrine.scholarships.call;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Whether an award of the call may stand beside another award for the same mobility. */
public enum Cumulation {
    /** It may. */
    @JsonProperty("allowed")
    ALLOWED,
    /** It may, beside awards that other funders give. */
    @JsonProperty("other-funders")
    OTHER_FUNDERS,
    /** It may not: whoever holds another award for the mobility is passed over. */
    @JsonProperty("exclusive")
    EXCLUSIVE
}
