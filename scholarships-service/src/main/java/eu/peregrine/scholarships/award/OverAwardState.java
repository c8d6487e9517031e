package eu.peregrine.scholarships.award;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A claim's public state, the payload of its events.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param awardId the award that paid too much
 * @param fundId the fund whose money it is
 * @param studentId who owes it
 * @param mobilityId the stay
 * @param origin why too much was paid
 * @param amount how much
 * @param deducted of this, what the student may keep after all since the award grew again
 * @param recovered of this, what was paid back or set off against another award
 * @param writtenOff of this, what was given up
 * @param openedOn since when it is claimed
 */
public record OverAwardState(
        UUID id,
        String reference,
        OverAwardStatus state,
        UUID awardId,
        UUID fundId,
        UUID studentId,
        UUID mobilityId,
        OverAwardOrigin origin,
        Money amount,
        Money deducted,
        Money recovered,
        Money writtenOff,
        LocalDate openedOn) {

    static OverAwardState of(OverAward claim) {
        String currency = claim.currency();
        return new OverAwardState(
                claim.id(),
                claim.reference(),
                claim.state(),
                claim.awardId(),
                claim.fundId(),
                claim.studentId(),
                claim.mobilityId(),
                claim.origin(),
                Money.ofCents(claim.cents(), currency),
                Money.ofCents(claim.deducted(), currency),
                Money.ofCents(claim.recovered(), currency),
                Money.ofCents(claim.writtenOff(), currency),
                claim.openedOn());
    }

    static VisibleTo visibleTo(OverAward claim) {
        return VisibleTo.roles(Roles.FINANCE).organisation(claim.funderId()).person(claim.studentId());
    }
}
