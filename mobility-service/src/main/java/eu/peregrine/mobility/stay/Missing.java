package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Locale;

/** What a mobility still lacks for its next step. */
public enum Missing {
    @JsonProperty("learning-agreement")
    LEARNING_AGREEMENT("the learning agreement is not signed by student, sender and host"),
    @JsonProperty("convention")
    CONVENTION("the convention is not signed"),
    @JsonProperty("insurance")
    INSURANCE("no insurance is recorded"),
    @JsonProperty("language-check")
    LANGUAGE_CHECK("the language level was not checked"),
    /** Where the country's risk asks for it. */
    @JsonProperty("clearance")
    CLEARANCE("the security officer has not cleared the stay"),
    @JsonProperty("transcript")
    TRANSCRIPT("the host's transcript has not come");

    private final String text;

    Missing(String text) {
        this.text = text;
    }

    /** What to tell a person. */
    public String text() {
        return text;
    }

    /** The name used in JSON. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
