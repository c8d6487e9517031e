package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What kind of network an organisation of kind {@link OrganisationKind#NETWORK} is. */
public enum NetworkKind {
    /** A standing network of institutions. */
    @JsonProperty("network")
    NETWORK,
    /** A working party. */
    @JsonProperty("working-party")
    WORKING_PARTY,
    /** A funding or exchange programme such as Erasmus+. */
    @JsonProperty("programme")
    PROGRAMME,
    /** An accreditation and the institutions that hold it. */
    @JsonProperty("accreditation")
    ACCREDITATION
}
