package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.Money;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A payment batch's public state, the payload of its events.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param fundId the fund that pays
 * @param amount the sum of its instalments
 * @param count how many they are
 * @param paidOn when the bank paid
 */
public record BatchPublicState(
        UUID id, String reference, BatchState state, UUID fundId, Money amount, int count, LocalDate paidOn) {

    static BatchPublicState of(PaymentBatch batch) {
        return new BatchPublicState(
                batch.id(),
                batch.reference(),
                batch.state(),
                batch.fundId(),
                Money.ofCents(batch.cents(), batch.currency()),
                batch.instalments(),
                batch.paidOn());
    }

    static VisibleTo visibleTo() {
        return VisibleTo.roles(Roles.FINANCE);
    }
}
