package eu.peregrine.scholarships.award;

import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.scholarships.call.ReleaseCondition;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An instalment as the API shows it.
 *
 * @param id its id
 * @param reference the award's reference and the number
 * @param state where it stands
 * @param number its number in the award, from 1
 * @param award the award
 * @param call the call
 * @param fund the fund that pays
 * @param student who gets it
 * @param mobility the stay that it is for
 * @param amount how much
 * @param releaseWhen any of these makes it due
 * @param dueOn since when it is due
 * @param paidOn when the bank paid it
 * @param batch the payment batch that it is or was in
 * @param reason why it is held back, or was not paid
 * @param actions what can be done; of a single instalment only
 * @param version for the ETag
 */
public record InstalmentView(
        UUID id,
        String reference,
        InstalmentState state,
        int number,
        Ref award,
        Ref call,
        Ref fund,
        Ref student,
        Ref mobility,
        Money amount,
        List<ReleaseCondition> releaseWhen,
        LocalDate dueOn,
        LocalDate paidOn,
        Ref batch,
        String reason,
        List<Action> actions,
        long version)
        implements Versioned {

    static InstalmentView of(Instalment instalment, List<Action> actions) {
        return new InstalmentView(
                instalment.id(),
                instalment.reference(),
                instalment.state(),
                instalment.number(),
                Ref.to("awards", instalment.awardId()),
                Ref.to("calls", instalment.callId()),
                Ref.to("funds", instalment.fundId()),
                Ref.to("students", instalment.studentId()),
                Ref.to("mobilities", instalment.mobilityId()),
                Money.ofCents(instalment.cents(), instalment.currency()),
                instalment.releaseWhen(),
                instalment.dueOn(),
                instalment.paidOn(),
                Ref.to("payment-batches", instalment.batchId()),
                instalment.reason(),
                actions,
                instalment.version());
    }
}
