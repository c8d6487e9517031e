package eu.peregrine.scholarships.application;

import java.util.List;

/** The life of an application, with what the applicant, the office and the reviewers can do in each state. */
public enum ApplicationState {
    /** Being written. */
    DRAFT("submit", "withdraw"),
    /** Handed in; the mobility that it names is not known yet. */
    SUBMITTED("return", "withdraw"),
    /** Handed in without what was asked for; the reasons say what. */
    INCOMPLETE("submit", "withdraw"),
    /** May be scored. */
    ELIGIBLE("scores", "return", "withdraw"),
    /** Breaks a rule of the call or the fund; the reasons say which. */
    INELIGIBLE("appeal"),
    /** At least one reviewer scored every criterion. */
    SCORED("scores", "admit", "withdraw"),
    /** Gets an award. */
    SELECTED,
    /** Gets an award if somebody else declines. */
    WAITLISTED,
    /** Gets none. */
    REJECTED("appeal"),
    /** The applicant brought something forward against the refusal. */
    APPEALED("answer"),
    /** The refusal stands. */
    UPHELD,
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
