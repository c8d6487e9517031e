package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What an agreement is about. */
public enum AgreementKind {
    /** Exchange of students or staff between two institutions, outside any programme. */
    @JsonProperty("bilateral-exchange")
    BILATERAL_EXCHANGE,
    /** An Erasmus+ inter-institutional agreement. */
    @JsonProperty("erasmus-iia")
    ERASMUS_IIA,
    /** A double degree. */
    @JsonProperty("double-degree")
    DOUBLE_DEGREE,
    /** Joint research and stays in laboratories. */
    @JsonProperty("research")
    RESEARCH,
    /** Internships at a company or institute. */
    @JsonProperty("internship")
    INTERNSHIP,
    /** A summer school. */
    @JsonProperty("summer-school")
    SUMMER_SCHOOL,
    /** A campus at a partner's. */
    @JsonProperty("campus")
    CAMPUS
}
