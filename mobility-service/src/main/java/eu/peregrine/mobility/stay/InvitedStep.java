package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.peregrine.mobility.convention.ConventionSigner;
import java.util.Arrays;

/** The one thing that a link to a stay lets its holder do, for the partner or for an apprentice's employer. */
public enum InvitedStep {
    /** Takes the participant, by the proposal that is open. */
    @JsonProperty("approve")
    APPROVE("approve", null),
    /** Does not take the participant, with a comment. */
    @JsonProperty("reject")
    REJECT("reject", null),
    @JsonProperty("sign-learning-agreement")
    SIGN_LEARNING_AGREEMENT("sign-learning-agreement", null),
    /** Refuses the version that waits for the partner's signature, with a comment. */
    @JsonProperty("reject-learning-agreement")
    REJECT_LEARNING_AGREEMENT("reject-learning-agreement", null),
    @JsonProperty("sign-convention-as-host")
    SIGN_CONVENTION_AS_HOST("sign-convention-as-host", ConventionSigner.HOST),
    @JsonProperty("sign-convention-as-host-tutor")
    SIGN_CONVENTION_AS_HOST_TUTOR("sign-convention-as-host-tutor", ConventionSigner.HOST_TUTOR),
    @JsonProperty("sign-convention-as-employer")
    SIGN_CONVENTION_AS_EMPLOYER("sign-convention-as-employer", ConventionSigner.EMPLOYER),
    /** Refuses the version of the convention that waits for this signature, with a comment. */
    @JsonProperty("reject-convention-as-host")
    REJECT_CONVENTION_AS_HOST("reject-convention-as-host", ConventionSigner.HOST),
    @JsonProperty("reject-convention-as-host-tutor")
    REJECT_CONVENTION_AS_HOST_TUTOR("reject-convention-as-host-tutor", ConventionSigner.HOST_TUTOR),
    @JsonProperty("reject-convention-as-employer")
    REJECT_CONVENTION_AS_EMPLOYER("reject-convention-as-employer", ConventionSigner.EMPLOYER),
    /** Attests the first day. */
    @JsonProperty("arrival")
    ARRIVAL("arrival", null),
    /** Attests the last day. */
    @JsonProperty("departure")
    DEPARTURE("departure", null),
    /** Contradicts what was recorded for the partner, with a comment. */
    @JsonProperty("dispute")
    DISPUTE("dispute", null);

    private final String word;
    private final ConventionSigner signer;

    InvitedStep(String word, ConventionSigner signer) {
        this.word = word;
        this.signer = signer;
    }

    static InvitedStep of(String word) {
        return Arrays.stream(values())
                .filter(step -> step.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No link was ever made to " + word + "."));
    }

    String word() {
        return word;
    }

    /** As whom it signs or refuses a convention; null of a step that does neither. */
    ConventionSigner signer() {
        return signer;
    }

    boolean needsComment() {
        return switch (this) {
            case REJECT,
                    REJECT_LEARNING_AGREEMENT,
                    REJECT_CONVENTION_AS_HOST,
                    REJECT_CONVENTION_AS_HOST_TUTOR,
                    REJECT_CONVENTION_AS_EMPLOYER,
                    DISPUTE -> true;
            default -> false;
        };
    }

    boolean attests() {
        return this == ARRIVAL || this == DEPARTURE;
    }
}
