package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.AgreementState.DRAFT;
import static eu.peregrine.partners.agreement.AgreementState.IN_FORCE;
import static eu.peregrine.partners.agreement.AgreementState.PROPOSED;
import static eu.peregrine.partners.agreement.AgreementState.TERMINATION_PROPOSED;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** What can be done with an agreement, each with the states it starts from and whether a party may do it too. */
public enum AgreementVerb {
    /** Changes what it says; approvals given so far lapse. */
    EDIT(false, DRAFT, PROPOSED),
    /** Puts it before the parties. */
    PROPOSE(false, DRAFT),
    /** Approves what is open: the agreement or its termination. */
    APPROVE(true, PROPOSED, TERMINATION_PROPOSED),
    /** Sends the proposal back to be written anew. */
    REJECT(true, PROPOSED),
    /** Proposes to end it as a whole. */
    TERMINATE(true, IN_FORCE),
    /** Takes the proposed termination back. */
    REVERT(true, TERMINATION_PROPOSED),
    /** Withdraws what was never mutually approved. */
    DELETE(false, DRAFT, PROPOSED);

    private final boolean forParties;
    private final Set<AgreementState> from;

    AgreementVerb(boolean forParties, AgreementState first, AgreementState... others) {
        this.forParties = forParties;
        this.from = EnumSet.of(first, others);
    }

    /** @return the verb as it stands in the path */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @return whether a party's own token may do it, besides the international office */
    public boolean isForParties() {
        return forParties;
    }

    /**
     * @param state the present state
     * @return whether it may be done there
     */
    public boolean isLegalIn(AgreementState state) {
        return from.contains(state);
    }
}
