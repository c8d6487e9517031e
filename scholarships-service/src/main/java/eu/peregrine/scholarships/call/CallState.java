package eu.peregrine.scholarships.call;

import java.util.List;

/** The life of a call, with what can be done in each state. */
public enum CallState {
    /** Being written. */
    DRAFT("publish"),
    /** Everybody may read it. */
    PUBLISHED("open"),
    /** Takes applications. */
    OPEN("close"),
    /** Takes no more; reviewers finish. */
    CLOSED("rank"),
    /** The order is computed and may be computed again. */
    RANKED("rank", "decide"),
    /** Awards are offered. */
    DECIDED("archive"),
    /** Over; nobody waits any more. */
    ARCHIVED;

    private final List<String> verbs;

    CallState(String... verbs) {
        this.verbs = List.of(verbs);
    }

    /** What can be done now. */
    public List<String> verbs() {
        return verbs;
    }
}
