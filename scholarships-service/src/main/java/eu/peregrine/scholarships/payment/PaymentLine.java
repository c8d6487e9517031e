package eu.peregrine.scholarships.payment;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.scholarships.award.Instalment;
import eu.peregrine.scholarships.award.Payee;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.LocalDate;
import java.util.UUID;

/**
 * One order of a batch: an instalment, and the account to which it goes as it was known when the batch was put together. The
 * second person approves this account, and no later change of the award sends the money elsewhere.
 */
@Entity
@Table(name = "payment_line")
public class PaymentLine {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID batchId;
    private int number;
    private String reference;
    private UUID instalmentId;
    private UUID awardId;
    private long cents;
    private String currency;

    @Enumerated(EnumType.STRING)
    private PaymentState state;

    private String accountMasked;
    private String accountSealed;
    private String holderSealed;
    private LocalDate paidOn;
    private String reason;

    /** For the persistence provider alone. */
    protected PaymentLine() {}

    PaymentLine(PaymentBatch batch, int number, Instalment instalment, Payee payee) {
        this.id = Ids.next();
        this.batchId = batch.id();
        this.number = number;
        this.reference = batch.reference() + "-" + number;
        this.instalmentId = instalment.id();
        this.awardId = instalment.awardId();
        this.cents = instalment.cents();
        this.currency = instalment.currency();
        this.state = PaymentState.ORDERED;
        this.accountMasked = payee.masked();
        this.accountSealed = payee.sealedAccount();
        this.holderSealed = payee.sealedHolder();
    }

    /** The bank paid it. */
    void pay(LocalDate on) {
        state = PaymentState.PAID;
        paidOn = on;
    }

    /** It was not paid. */
    void fail(String why) {
        state = PaymentState.FAILED;
        reason = why;
    }

    /** The batch. */
    public UUID batchId() {
        return batchId;
    }

    /** What the bank repeats in its answers, at most 35 characters: ISO 20022's end-to-end identification. */
    public String reference() {
        return reference;
    }

    /** What is paid. */
    public UUID instalmentId() {
        return instalmentId;
    }

    /** Whose account it goes to. */
    public UUID awardId() {
        return awardId;
    }

    /** The amount in cents, above zero. */
    public long cents() {
        return cents;
    }

    /** ISO 4217. */
    public String currency() {
        return currency;
    }

    /** What became of it. */
    public PaymentState state() {
        return state;
    }

    /** What may be shown of the account; null once it was forgotten. */
    public String accountMasked() {
        return accountMasked;
    }

    /** The account's number, encrypted. */
    String accountSealed() {
        return accountSealed;
    }

    /** The holder's name, encrypted. */
    String holderSealed() {
        return holderSealed;
    }

    /** When the bank paid it; null before. */
    public LocalDate paidOn() {
        return paidOn;
    }

    /** Why it was not paid; null else. */
    public String reason() {
        return reason;
    }
}
