package eu.peregrine.scholarships.award;

import java.util.List;

/** The life of an instalment, with what can be done in each state. */
public enum InstalmentState {
    /** Waits for what makes it due. */
    PLANNED,
    /** May be ordered. */
    DUE("hold"),
    /** Held back by somebody. */
    ON_HOLD("release"),
    /** In a payment batch. */
    ORDERED,
    /** Paid, finally. */
    PAID,
    /** The bank could not pay. */
    FAILED("release"),
    /** Never to be paid. */
    CANCELLED;

    private final List<String> verbs;

    InstalmentState(String... verbs) {
        this.verbs = List.of(verbs);
    }

    /** What can be done now. */
    public List<String> verbs() {
        return verbs;
    }
}
