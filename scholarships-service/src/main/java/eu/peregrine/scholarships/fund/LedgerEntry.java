package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/**
 * One movement of money between two accounts of a fund. Written once: the database lets nobody change or delete it; a
 * mistake is answered by a movement back.
 */
@Entity
@Immutable
@Table(name = "ledger_entry")
public class LedgerEntry {

    @Id
    private UUID id;

    private UUID fundId;

    @Enumerated(EnumType.STRING)
    private Movement movement;

    @Enumerated(EnumType.STRING)
    private Account fromAccount;

    @Enumerated(EnumType.STRING)
    private Account toAccount;

    private long cents;
    private String currency;
    private LocalDate onDate;
    private Instant postedAt;

    @Embedded
    @AttributeOverride(name = "kind", column = @Column(name = "origin_kind"))
    @AttributeOverride(name = "id", column = @Column(name = "origin_id"))
    private Origin origin;

    private String text;
    private String postedBy;
    private String reason;

    /** For the persistence provider alone. */
    protected LedgerEntry() {}

    LedgerEntry(Fund fund, Movement movement, Posting posting, Instant postedAt, String postedBy, String reason) {
        this.id = Ids.next();
        this.fundId = fund.id();
        this.movement = movement;
        this.fromAccount = movement.from();
        this.toAccount = movement.to();
        this.cents = posting.cents();
        this.currency = fund.currency();
        this.onDate = posting.on();
        this.postedAt = postedAt;
        this.origin = posting.origin();
        this.text = posting.text();
        this.postedBy = postedBy;
        this.reason = reason;
    }

    /** The entry's id. */
    public UUID id() {
        return id;
    }

    /** The fund. */
    public UUID fundId() {
        return fundId;
    }

    /** What kind of movement it was. */
    public Movement movement() {
        return movement;
    }

    /** The account that gave. */
    public Account from() {
        return fromAccount;
    }

    /** The account that took. */
    public Account to() {
        return toAccount;
    }

    /** The amount in cents, above zero. */
    public long cents() {
        return cents;
    }

    /** ISO 4217, the fund's. */
    public String currency() {
        return currency;
    }

    /** Value date. */
    public LocalDate on() {
        return onDate;
    }

    /** When it was written, on the domain's clock. */
    public Instant postedAt() {
        return postedAt;
    }

    /** What it was for. */
    public Origin origin() {
        return origin;
    }

    /** A few words. */
    public String text() {
        return text;
    }

    /** Who posted it, by opaque id; {@code system} where an event did. */
    public String postedBy() {
        return postedBy;
    }

    /** Why, where whoever did it said so; null else. */
    public String reason() {
        return reason;
    }
}
