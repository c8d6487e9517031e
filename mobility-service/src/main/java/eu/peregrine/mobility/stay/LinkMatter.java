package eu.peregrine.mobility.stay;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.convention.Convention;
import eu.peregrine.mobility.convention.ConventionSigner;
import eu.peregrine.mobility.learning.LearningAgreement;
import eu.peregrine.mobility.learning.Signer;
import java.util.UUID;

/**
 * What one-time links to a stay are about: whether something waits for the partner, and exactly what would be answered to. A
 * partner without a token is the host of who goes abroad, and of a guest whoever sends them.
 *
 * @param agreement null before somebody has begun a learning agreement
 * @param convention null before one was proposed
 */
record LinkMatter(Mobility stay, LearningAgreement agreement, Convention convention) {

    UUID partner() {
        return partner(stay);
    }

    static UUID partner(Mobility stay) {
        return stay.direction() == Direction.OUTGOING ? stay.hostId() : stay.sendingId();
    }

    /** For whom it would be done; employers are no organisations here, so of theirs the student. */
    UUID onBehalfOf(InvitedStep step) {
        return step.signer() == ConventionSigner.EMPLOYER ? stay.studentId() : partner();
    }

    /** As whom the partner signs the learning agreement. */
    Signer partnerSigns() {
        return stay.direction() == Direction.OUTGOING ? Signer.HOST : Signer.SENDER;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where nothing waits for this step */
    void requireAwaited(InvitedStep step) {
        if (!awaits(step)) {
            throw Problems.conflict(
                    "link-over", "Nothing waits for an answer any more: the stay is " + stay.state() + " now.");
        }
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where nothing waits for this step, or for another answer */
    void require(InvitedStep step, String stamp) {
        requireAwaited(step);
        if (!stamp(step).equals(stamp)) {
            throw Problems.conflict(
                    "link-stale",
                    "What this link is about has changed since it was made. Ask the international office for a new link.");
        }
    }

    private boolean awaits(InvitedStep step) {
        boolean abroad = stay.direction() == Direction.OUTGOING;
        return switch (step) {
            case APPROVE, REJECT -> abroad && stay.legalVerbs().contains(step.word());
            case SIGN_LEARNING_AGREEMENT -> agreement != null && agreement.takes(partnerSigns());
            case REJECT_LEARNING_AGREEMENT ->
                agreement != null && agreement.awaiting().contains(partnerSigns());
            case SIGN_CONVENTION_AS_HOST,
                    SIGN_CONVENTION_AS_HOST_TUTOR,
                    SIGN_CONVENTION_AS_EMPLOYER,
                    REJECT_CONVENTION_AS_HOST,
                    REJECT_CONVENTION_AS_HOST_TUTOR,
                    REJECT_CONVENTION_AS_EMPLOYER ->
                abroad && convention != null && convention.awaiting().contains(step.signer());
            case ARRIVAL ->
                abroad && !stay.state().arrived() && stay.legalVerbs().contains(step.word());
            case DEPARTURE ->
                abroad && stay.state().arrived() && stay.legalVerbs().contains("end-early");
            case DISPUTE -> !recorded(partner()).isEmpty();
        };
    }

    Recorded recorded(UUID party) {
        return new Recorded(this, party);
    }

    /** What exactly is answered to: it changes with it. */
    String stamp(InvitedStep step) {
        return switch (step) {
            case APPROVE, REJECT, ARRIVAL -> stay.proposalId().toString();
            case SIGN_LEARNING_AGREEMENT, REJECT_LEARNING_AGREEMENT ->
                agreement.version() + " " + agreement.contentHash();
            case SIGN_CONVENTION_AS_HOST,
                    SIGN_CONVENTION_AS_HOST_TUTOR,
                    SIGN_CONVENTION_AS_EMPLOYER,
                    REJECT_CONVENTION_AS_HOST,
                    REJECT_CONVENTION_AS_HOST_TUTOR,
                    REJECT_CONVENTION_AS_EMPLOYER ->
                convention.last().number() + " " + convention.last().contentHash();
            case DEPARTURE -> stay.proposalId() + " " + stay.plannedEnd();
            case DISPUTE -> recorded(partner()).stamp();
        };
    }
}
