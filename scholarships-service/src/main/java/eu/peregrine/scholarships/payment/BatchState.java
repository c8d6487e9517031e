package eu.peregrine.scholarships.payment;

import java.util.List;

/** The life of a payment batch, with what can be done in each state. */
public enum BatchState {
    /** Put together; waits for a second person. */
    ORDERED("approve", "reject"),
    /** May go to the bank. */
    APPROVED("settle"),
    /** The bank has answered. */
    SETTLED,
    /** The second person said no. */
    REJECTED;

    private final List<String> verbs;

    BatchState(String... verbs) {
        this.verbs = List.of(verbs);
    }

    /** What can be done now. */
    public List<String> verbs() {
        return verbs;
    }
}
