package eu.peregrine.mobility.bundle;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * One line of the checklist.
 *
 * @param code what is asked for, such as {@code departure-attested}
 * @param outcome whether it is there
 * @param text what to tell a person
 */
record Check(String code, Outcome outcome, String text) {

    /** Whether something is there. */
    enum Outcome {
        @JsonProperty("present")
        PRESENT,
        /** A gap. */
        @JsonProperty("missing")
        MISSING,
        /** The stay has not come so far. */
        @JsonProperty("not-due")
        NOT_DUE
    }

    static Check of(String code, boolean due, boolean present, String text) {
        Outcome otherwise = due ? Outcome.MISSING : Outcome.NOT_DUE;
        return new Check(code, present ? Outcome.PRESENT : otherwise, text);
    }
}
