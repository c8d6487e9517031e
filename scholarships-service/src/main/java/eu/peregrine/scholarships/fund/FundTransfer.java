package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** Money that a fund did not spend and that went on to another fund, or back to the funder. Written once. */
@Entity
@Immutable
@Table(name = "fund_transfer")
public class FundTransfer {

    @Id
    private UUID id;

    @Enumerated(EnumType.STRING)
    private TransferKind kind;

    private UUID fromFundId;
    private UUID toFundId;
    private long cents;
    private long receivedCents;
    private String currency;
    private LocalDate onDate;
    private String reason;
    private String recordedBy;
    private Instant recordedAt;

    /** For the persistence provider alone. */
    protected FundTransfer() {}

    FundTransfer(Fund from, TransferDraft draft, long cents, long received, String by, Instant at) {
        this.id = Ids.next();
        this.kind = draft.toFundId() == null ? TransferKind.GIVE_BACK : TransferKind.CARRY_OVER;
        this.fromFundId = from.id();
        this.toFundId = draft.toFundId();
        this.cents = cents;
        this.receivedCents = received;
        this.currency = from.currency();
        this.onDate = draft.on();
        this.reason = draft.reason();
        this.recordedBy = by;
        this.recordedAt = at;
    }

    /** The transfer's id. */
    public UUID id() {
        return id;
    }

    /** On to another fund, or back. */
    public TransferKind kind() {
        return kind;
    }

    /** The fund that had it. */
    public UUID fromFundId() {
        return fromFundId;
    }

    /** The fund that got it; null when it was given back. */
    public UUID toFundId() {
        return toFundId;
    }

    /** The amount in cents, above zero. */
    public long cents() {
        return cents;
    }

    /** How much of it, in cents, the funder had really sent. */
    public long receivedCents() {
        return receivedCents;
    }

    /** ISO 4217, both funds'. */
    public String currency() {
        return currency;
    }

    /** Value date. */
    public LocalDate on() {
        return onDate;
    }

    /** Why. */
    public String reason() {
        return reason;
    }

    /** Who recorded it, by opaque id. */
    public String recordedBy() {
        return recordedBy;
    }
}
