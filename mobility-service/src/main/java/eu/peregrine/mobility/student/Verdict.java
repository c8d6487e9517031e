package eu.peregrine.mobility.student;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How a student stands against the mobility owed. */
public enum Verdict {
    /** All of it is done. */
    @JsonProperty("satisfied")
    SATISFIED,
    /** What is done, secured and planned will be enough. */
    @JsonProperty("on-course")
    ON_COURSE,
    /** It is not enough, but there is time left. */
    @JsonProperty("at-risk")
    AT_RISK,
    /** It is not enough, and there is not time enough left. */
    @JsonProperty("lost")
    LOST,
    /** Nothing is owed. */
    @JsonProperty("exempt")
    EXEMPT
}
