package eu.peregrine.scholarships.award;

import java.util.List;

/** The life of a claim for what was paid too much, with what can be done in each state. */
public enum OverAwardStatus {
    /** Something is still owed. */
    OPEN("recover", "set-off", "write-off"),
    /** The last part was set off against what the award grew by again, or against another award. */
    DEDUCTED,
    /** The last part was paid back. */
    RECOVERED,
    /** The last part will never come back. */
    WRITTEN_OFF;

    private final List<String> verbs;

    OverAwardStatus(String... verbs) {
        this.verbs = List.of(verbs);
    }

    /** What can be done now. */
    public List<String> verbs() {
        return verbs;
    }
}
