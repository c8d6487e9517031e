package eu.peregrine.mobility.convention;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Who signs a convention, in any order. */
public enum ConventionSigner {
    @JsonProperty("student")
    STUDENT,
    @JsonProperty("school")
    SCHOOL,
    @JsonProperty("host")
    HOST,
    /** Who looks after the student at the host. */
    @JsonProperty("host-tutor")
    HOST_TUTOR,
    /** The teacher who follows the work. */
    @JsonProperty("school-tutor")
    SCHOOL_TUTOR,
    /** The employer, of an apprentice. */
    @JsonProperty("employer")
    EMPLOYER
}
