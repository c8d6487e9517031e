package eu.peregrine.scholarships.grant;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What may entitle a participant to more. */
public enum Circumstance {
    /** Fewer opportunities, as the national agency defines them. */
    @JsonProperty("fewer-opportunities")
    FEWER_OPPORTUNITIES,
    /** Holds a grant on social criteria. */
    @JsonProperty("social-grant")
    SOCIAL_GRANT,
    /** Travels by train, bus, bicycle or shared car. */
    @JsonProperty("green-travel")
    GREEN_TRAVEL
}
