package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The one thing that a link to an agreement lets its holder do. */
public enum InvitedVerb {
    /** Approves what is open. */
    @JsonProperty("approve")
    APPROVE("approve", AgreementVerb.APPROVE),
    /** Sends the proposal back, with a comment. */
    @JsonProperty("reject")
    REJECT("reject", AgreementVerb.REJECT);

    private final String word;
    private final AgreementVerb verb;

    InvitedVerb(String word, AgreementVerb verb) {
        this.word = word;
        this.verb = verb;
    }

    static InvitedVerb of(String word) {
        return word.equals(APPROVE.word) ? APPROVE : REJECT;
    }

    String word() {
        return word;
    }

    AgreementVerb verb() {
        return verb;
    }
}
