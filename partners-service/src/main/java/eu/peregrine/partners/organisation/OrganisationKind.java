package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an organisation is to the international office. */
public enum OrganisationKind {
    /** A higher-education institution; the home school is one too. */
    @JsonProperty("university")
    UNIVERSITY,
    /** A company that hosts interns or funds scholarships. */
    @JsonProperty("company")
    COMPANY,
    /** An embassy or consulate. */
    @JsonProperty("embassy")
    EMBASSY,
    /** A research institute outside a university. */
    @JsonProperty("research-institute")
    RESEARCH_INSTITUTE,
    /** A network, working party, programme or accreditation that others are members of; see {@link NetworkKind}. */
    @JsonProperty("network")
    NETWORK,
    /** A ministry, region, agency or foundation that funds. */
    @JsonProperty("public-funder")
    PUBLIC_FUNDER
}
