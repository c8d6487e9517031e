package eu.peregrine.partners.agreement;

import java.util.Arrays;
import java.util.List;

/** Where an agreement stands. Source: design, domain, "Agreement". */
public enum AgreementState {
    /** Being written. */
    DRAFT,
    /** Put before the parties; it waits for their approvals. */
    PROPOSED,
    /** Approved by every party, or recorded as signed. */
    IN_FORCE,
    /** In force as it was last approved; somebody wants to change it, and the parties' approvals are awaited. */
    AMENDMENT_PROPOSED,
    /** In force; somebody wants to end it, and the parties' approvals are awaited. */
    TERMINATION_PROPOSED,
    /** Ended: as a whole by every party's approval, on the day a notice takes effect, or replaced by another. */
    TERMINATED,
    /** The last academic year of its conditions is over. */
    EXPIRED,
    /** Withdrawn before it was ever approved; the row stays so that its id is never used again. */
    DELETED;

    /** @return the verbs that are legal in this state, in the order of the life cycle */
    public List<String> verbs() {
        return Arrays.stream(AgreementVerb.values())
                .filter(verb -> verb.isLegalIn(this))
                .map(AgreementVerb::word)
                .toList();
    }

    /** @return whether approvals are awaited */
    boolean isOpen() {
        return this == PROPOSED || this == AMENDMENT_PROPOSED || this == TERMINATION_PROPOSED;
    }

    /** @return whether what the parties last approved binds them now */
    boolean isBinding() {
        return this == IN_FORCE || this == AMENDMENT_PROPOSED || this == TERMINATION_PROPOSED;
    }

    /** @return whether every party has approved it once, or it was recorded as signed */
    boolean wasAgreed() {
        return isBinding() || this == TERMINATED || this == EXPIRED;
    }
}
