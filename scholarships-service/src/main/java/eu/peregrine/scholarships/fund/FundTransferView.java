package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A carry-over or what was given back, as the API shows it.
 *
 * @param id its id
 * @param kind on to another fund, or back to the funder
 * @param from the fund that had it
 * @param to the fund that got it
 * @param amount above zero
 * @param received how much of it the funder had really sent
 * @param on value date
 * @param reason why
 * @param by who recorded it, by opaque id
 */
public record FundTransferView(
        UUID id,
        TransferKind kind,
        Ref from,
        Ref to,
        Money amount,
        Money received,
        LocalDate on,
        String reason,
        String by) {

    static FundTransferView of(FundTransfer transfer) {
        return new FundTransferView(
                transfer.id(),
                transfer.kind(),
                Ref.to("funds", transfer.fromFundId()),
                Ref.to("funds", transfer.toFundId()),
                Money.ofCents(transfer.cents(), transfer.currency()),
                Money.ofCents(transfer.receivedCents(), transfer.currency()),
                transfer.on(),
                transfer.reason(),
                transfer.recordedBy());
    }
}
