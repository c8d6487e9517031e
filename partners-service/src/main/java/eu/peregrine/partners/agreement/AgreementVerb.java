package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.AgreementState.AMENDMENT_PROPOSED;
import static eu.peregrine.partners.agreement.AgreementState.DRAFT;
import static eu.peregrine.partners.agreement.AgreementState.EXPIRED;
import static eu.peregrine.partners.agreement.AgreementState.IN_FORCE;
import static eu.peregrine.partners.agreement.AgreementState.PROPOSED;
import static eu.peregrine.partners.agreement.AgreementState.TERMINATED;
import static eu.peregrine.partners.agreement.AgreementState.TERMINATION_PROPOSED;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be done with an agreement, each with the states it starts from. The office does it, and so do the parties. */
public enum AgreementVerb {
    /** Changes what it says; of a proposal that is a counter-proposal, and approvals given so far lapse. */
    EDIT(DRAFT, PROPOSED),
    /** Puts it before the parties. */
    PROPOSE(DRAFT),
    /** Approves what is open: the agreement, its amendment or its termination. */
    APPROVE(PROPOSED, AMENDMENT_PROPOSED, TERMINATION_PROPOSED),
    /** Sends the proposal back to be written anew. */
    REJECT(PROPOSED),
    /** Proposes to change it; replaces an amendment that is open. */
    AMEND(IN_FORCE, AMENDMENT_PROPOSED),
    /** Proposes to end it as a whole. */
    TERMINATE(IN_FORCE),
    /** Takes the proposed amendment or termination back, or refuses it. */
    REVERT(AMENDMENT_PROPOSED, TERMINATION_PROPOSED),
    /** Ends it alone, a full academic year ahead; what is negotiated meanwhile goes on, since the others may never answer. */
    GIVE_NOTICE(IN_FORCE, AMENDMENT_PROPOSED, TERMINATION_PROPOSED),
    /** Takes the own notice back before it takes effect. */
    WITHDRAW_NOTICE(IN_FORCE, AMENDMENT_PROPOSED, TERMINATION_PROPOSED),
    /** Proposes to take the conditions of other agreements over. */
    MERGE(IN_FORCE),
    /** Proposes to hold some conditions in an agreement of their own. */
    SPLIT(IN_FORCE),
    /** Drafts the agreement that follows on it. */
    RENEW(IN_FORCE, TERMINATED, EXPIRED),
    /** Withdraws what was never mutually approved. */
    DELETE(DRAFT, PROPOSED);

    private final Set<AgreementState> from;

    AgreementVerb(AgreementState first, AgreementState... others) {
        this.from = EnumSet.of(first, others);
    }

    /** @return the verb as it stands in the path */
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @return whether it belongs to the party that drafted the agreement, beside the office, while it is a draft */
    boolean isTheDraftersIn(AgreementState state) {
        return this == DELETE || state == DRAFT;
    }

    /**
     * @param state the present state
     * @return whether it may be done there
     */
    public boolean isLegalIn(AgreementState state) {
        return from.contains(state);
    }
}
