package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.UUID;

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
    REVERT("revert", AgreementVerb.REVERT),
    /** Contradicts what was recorded for the party, with a comment; it waits for no approval, and is possible in any state. */
    @JsonProperty("dispute")
    DISPUTE("dispute", null);

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

    /** @return what it does with the life cycle; null of a dispute, which is no step of it */
    AgreementVerb verb() {
        return verb;
    }

    /**
     * @param agreement as it stands
     * @param party for which the link acts
     * @return whether there is anything to do by such a link
     */
    boolean isPossible(Agreement agreement, UUID party) {
        return this == DISPUTE ? agreement.isRecordedFor(party) : verb.isLegalIn(agreement.state());
    }
}
