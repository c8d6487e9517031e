package eu.peregrine.partners.review;

import java.util.Arrays;
import java.util.List;

/** What one can do with a review; all of it while it is open. */
public enum ReviewVerb {
    /** Sets the criteria anew, while nobody has scored. */
    EDIT("edit"),
    /** Gives points, with evidence. */
    SCORE("score"),
    /** Says that somebody is not impartial. */
    DECLARE_CONFLICT("declare-conflict"),
    /** Decides for or against the organisation. */
    DECIDE("decide");

    private final String word;

    ReviewVerb(String word) {
        this.word = word;
    }

    /** @return the verb as it stands in actions */
    public String word() {
        return word;
    }

    /**
     * @param state the present state
     * @return whether it is legal there
     */
    public boolean isLegalIn(ReviewState state) {
        return state == ReviewState.OPEN;
    }

    static List<String> legalIn(ReviewState state) {
        return Arrays.stream(values())
                .filter(verb -> verb.isLegalIn(state))
                .map(ReviewVerb::word)
                .toList();
    }
}
