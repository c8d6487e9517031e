package eu.peregrine.scholarships.application;

import java.util.List;

/** The life of an application, with what the applicant, the office and the reviewers can do in each state. */
public enum ApplicationState {
    /** Being written. */
    DRAFT("submit", "withdraw"),
    /** Handed in; the mobility that it names is not known yet. */
    SUBMITTED("withdraw"),
    /** May be scored. */
    ELIGIBLE("scores", "withdraw"),
    /** Breaks a rule of the call or the fund; the reasons say which. */
    INELIGIBLE,
    /** At least one reviewer scored every criterion. */
    SCORED("scores", "withdraw"),
    /** Gets an award. */
    SELECTED,
    /** Gets an award if somebody else declines. */
    WAITLISTED,
    /** Gets none. */
    REJECTED,
    /** Taken back by the applicant before the decision. */
    WITHDRAWN,
    /** Waited in vain. */
    LAPSED;

    private final List<String> verbs;

    ApplicationState(String... verbs) {
        this.verbs = List.of(verbs);
    }

    /** What can be done now. */
    public List<String> verbs() {
        return verbs;
    }
}
