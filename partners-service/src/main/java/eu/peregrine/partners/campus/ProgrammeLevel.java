package eu.peregrine.partners.campus;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Up to where a programme leads; the first three count the years after the baccalaureate. */
public enum ProgrammeLevel {
    /** Two years. */
    @JsonProperty("bac+2")
    BAC_2,
    /** Three years. */
    @JsonProperty("bac+3")
    BAC_3,
    /** Five years. */
    @JsonProperty("bac+5")
    BAC_5,
    /** Specialised Master's ({@code mastère spécialisé}). */
    @JsonProperty("ms")
    MS,
    /** For people at work. */
    @JsonProperty("continuing-education")
    CONTINUING_EDUCATION
}
