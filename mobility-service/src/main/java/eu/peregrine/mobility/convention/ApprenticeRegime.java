package eu.peregrine.mobility.convention;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The two regimes of French law for an apprentice abroad (Code du travail, article L6222-42). */
public enum ApprenticeRegime {
    /** Mise à disposition: employer and host agree, and the employer stays the employer. */
    @JsonProperty("secondment")
    SECONDMENT,
    /** Mise en veille: the main obligations of the contract rest, and the host answers for how the work is done. */
    @JsonProperty("suspension")
    SUSPENSION
}
