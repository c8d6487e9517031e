package eu.peregrine.scholarships.award;

import java.util.List;

/** The life of an award, with what can be done in each state. */
public enum AwardState {
    /** The student may take it; its money is reserved. */
    OFFERED("accept", "decline", "bank-account", "lapse", "recalculate", "reduce", "cancel"),
    /** The student takes it. */
    ACCEPTED("contract", "bank-account", "recalculate", "reduce", "cancel"),
    /** The student does not take it. */
    DECLINED,
    /** The student did not answer in time. */
    LAPSED,
    /** The contract is signed; its money is committed. */
    CONTRACTED("bank-account", "participant-report", "recalculate", "reduce", "cancel"),
    /** The first instalment is paid. */
    IN_PAYMENT("bank-account", "participant-report", "recalculate", "reduce", "cancel"),
    /** All instalments are paid; a late correction of the stay opens it again. */
    SETTLED("recalculate", "reduce"),
    /** Ended before anything was paid. */
    CANCELLED,
    /** Ended after something was paid. */
    REVOKED;

    private final List<String> verbs;

    AwardState(String... verbs) {
        this.verbs = List.of(verbs);
    }

    /** What can be done now. */
    public List<String> verbs() {
        return verbs;
    }

    /** Whether its money is still reserved, committed or paid in full. */
    public boolean live() {
        return this == OFFERED || this == ACCEPTED || this == CONTRACTED || this == IN_PAYMENT || this == SETTLED;
    }
}
