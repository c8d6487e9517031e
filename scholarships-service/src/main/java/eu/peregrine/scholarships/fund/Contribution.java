package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.web.Money;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Something a funder promised (a pledge: may be awarded) or sent (a receipt: may be paid out). Written once. */
@Entity
@Immutable
@Table(name = "contribution")
public class Contribution {

    /** What it is. */
    public enum Kind {
        /** Promised. */
        PLEDGE,
        /** On our account. */
        RECEIPT
    }

    @Id
    private UUID id;

    private UUID fundId;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private long cents;
    private String currency;
    private LocalDate onDate;
    private String reference;
    private Instant recordedAt;
    private Long originalCents;
    private String originalCurrency;
    private BigDecimal rate;
    private LocalDate rateOn;
    private String rateSource;

    /** For the persistence provider alone. */
    protected Contribution() {}

    Contribution(Fund fund, Kind kind, ContributionDraft draft, Instant recordedAt) {
        this.id = Ids.next();
        this.fundId = fund.id();
        this.kind = kind;
        this.cents = draft.amount().cents();
        this.currency = fund.currency();
        this.onDate = draft.on();
        this.reference = draft.reference();
        this.recordedAt = recordedAt;
        if (draft.conversion() != null) {
            this.originalCents = draft.conversion().original().cents();
            this.originalCurrency = draft.conversion().original().currency();
            this.rate = draft.conversion().rate();
            this.rateOn = draft.conversion().on();
            this.rateSource = draft.conversion().source();
        }
    }

    /** The contribution's id. */
    public UUID id() {
        return id;
    }

    /** Promised or received. */
    public Kind kind() {
        return kind;
    }

    /** The amount in cents, above zero. */
    public long cents() {
        return cents;
    }

    /** ISO 4217, the fund's. */
    public String currency() {
        return currency;
    }

    /** The day of the promise or of the receipt. */
    public LocalDate on() {
        return onDate;
    }

    /** The funder's letter, or the bank's line. */
    public String reference() {
        return reference;
    }

    /** From which other currency, and at which rate; null where it was the fund's. */
    public Conversion conversion() {
        return originalCents == null
                ? null
                : new Conversion(Money.ofCents(originalCents, originalCurrency), rate, rateOn, rateSource);
    }
}
