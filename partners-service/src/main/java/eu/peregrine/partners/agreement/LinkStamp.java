package eu.peregrine.partners.agreement;

import eu.peregrine.kit.invitation.Invitation;
import eu.peregrine.kit.problem.Problems;
import java.util.UUID;

/**
 * What a link is bound to: the revision and content hash that were open when it was made.
 *
 * @param revision the revision's number
 * @param hash its content hash
 */
record LinkStamp(int revision, String hash) {

    static LinkStamp of(Agreement agreement) {
        return new LinkStamp(agreement.open().revision(), agreement.open().contentHash());
    }

    static LinkStamp of(Invitation invitation) {
        int space = invitation.stamp().indexOf(' ');
        return new LinkStamp(
                Integer.parseInt(invitation.stamp().substring(0, space)),
                invitation.stamp().substring(space + 1));
    }

    String text() {
        return revision + " " + hash;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 when something else is open now, or nothing */
    void require(Agreement agreement, InvitedVerb verb, UUID party) {
        if (!verb.isPossible(agreement, party)) {
            throw Problems.conflict(
                    "link-over",
                    "Nothing waits for an answer any more: the agreement is " + agreement.state() + " now.");
        }
        if (!equals(of(agreement))) {
            throw Problems.conflict(
                    "link-stale",
                    "The agreement has changed since this link was made for its revision " + revision + "; revision "
                            + agreement.open().revision()
                            + " is open now. Ask the international office for a new link.");
        }
    }
}
