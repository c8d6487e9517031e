package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;

/** The one thing that a link to an agreement lets its holder do. */
public enum InvitedVerb {
    /** Approves what is open. */
    @JsonProperty("approve")
    APPROVE("approve", AgreementVerb.APPROVE),
    /** Sends the proposal back, with a comment. */
    @JsonProperty("reject")
    REJECT("reject", AgreementVerb.REJECT),
    /** Refuses a change or the end of what is in force, with a comment. */
    @JsonProperty("revert")
    REVERT("revert", AgreementVerb.REVERT);

    private final String word;
    private final AgreementVerb verb;

    InvitedVerb(String word, AgreementVerb verb) {
        this.word = word;
        this.verb = verb;
    }

    static InvitedVerb of(String word) {
        return Arrays.stream(values())
                .filter(verb -> verb.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No link was ever made to " + word + "."));
    }

    String word() {
        return word;
    }

    AgreementVerb verb() {
        return verb;
    }
}
