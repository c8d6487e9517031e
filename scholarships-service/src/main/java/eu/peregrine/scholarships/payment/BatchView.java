package eu.peregrine.scholarships.payment;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.scholarships.award.Instalment;
import eu.peregrine.scholarships.award.InstalmentState;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A payment batch as the API shows it.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param fund the fund that pays
 * @param amount the sum of its instalments
 * @param count how many they are
 * @param orderedBy who put it together, by opaque id
 * @param approvedBy who approved it, by opaque id
 * @param file path of the file for the bank (ISO 20022 pain.001.001.09); of a single batch once it is approved
 * @param rejectReason why it was refused
 * @param paidOn when the bank paid
 * @param instalments what is in it; of a single batch only
 * @param actions what can be done; of a single batch only
 * @param version for the ETag
 */
public record BatchView(
        UUID id,
        String reference,
        BatchState state,
        Ref fund,
        Money amount,
        int count,
        String orderedBy,
        String approvedBy,
        String file,
        String rejectReason,
        LocalDate paidOn,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Line> instalments,
        List<Action> actions,
        long version)
        implements Versioned {

    /**
     * An instalment of the batch.
     *
     * @param instalment which
     * @param reference its reference
     * @param state where the instalment stands now
     * @param amount how much
     * @param paymentReference what the bank repeats in its answers: ISO 20022's end-to-end identification
     * @param account the account to which it goes, masked
     * @param payment what became of this order
     * @param paidOn when the bank paid it
     * @param reason why it was not paid
     */
    @Schema(name = "BatchLine")
    public record Line(
            Ref instalment,
            String reference,
            InstalmentState state,
            Money amount,
            String paymentReference,
            String account,
            PaymentState payment,
            LocalDate paidOn,
            String reason) {

        static Line of(PaymentLine line, Instalment instalment) {
            return new Line(
                    Ref.to("instalments", line.instalmentId()),
                    instalment.reference(),
                    instalment.state(),
                    Money.ofCents(line.cents(), line.currency()),
                    line.reference(),
                    line.accountMasked(),
                    line.state(),
                    line.paidOn(),
                    line.reason());
        }
    }

    static BatchView of(PaymentBatch batch, List<Line> lines, List<Action> actions) {
        return new BatchView(
                batch.id(),
                batch.reference(),
                batch.state(),
                Ref.to("funds", batch.fundId()),
                Money.ofCents(batch.cents(), batch.currency()),
                batch.instalments(),
                batch.orderedBy(),
                batch.approvedBy(),
                lines != null && batch.sent() ? "/api/v1/payment-batches/" + batch.id() + "/file" : null,
                batch.rejectReason(),
                batch.paidOn(),
                lines,
                actions,
                batch.version());
    }
}
