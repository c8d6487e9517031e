package eu.peregrine.scholarships.award;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * An instalment's public state, the payload of its events.
 *
 * @param id its id
 * @param reference the award's reference and the number
 * @param state where it stands
 * @param number its number in the award
 * @param awardId the award
 * @param callId the call
 * @param fundId the fund that pays
 * @param studentId who gets it
 * @param mobilityId the stay that it is for
 * @param amount how much
 * @param dueOn since when it is due
 * @param paidOn when the bank paid it
 * @param batchId the payment batch that it is or was in
 */
public record InstalmentPublicState(
        UUID id,
        String reference,
        InstalmentState state,
        int number,
        UUID awardId,
        UUID callId,
        UUID fundId,
        UUID studentId,
        UUID mobilityId,
        Money amount,
        LocalDate dueOn,
        LocalDate paidOn,
        UUID batchId) {

    static InstalmentPublicState of(Instalment instalment) {
        return new InstalmentPublicState(
                instalment.id(),
                instalment.reference(),
                instalment.state(),
                instalment.number(),
                instalment.awardId(),
                instalment.callId(),
                instalment.fundId(),
                instalment.studentId(),
                instalment.mobilityId(),
                Money.ofCents(instalment.cents(), instalment.currency()),
                instalment.dueOn(),
                instalment.paidOn(),
                instalment.batchId());
    }

    static VisibleTo visibleTo(Instalment instalment) {
        return VisibleTo.roles(Roles.FINANCE)
                .organisation(instalment.funderId())
                .person(instalment.studentId());
    }
}
