package eu.peregrine.mobility.stay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** An award or instalment as scholarships-service told it last; written by {@link FundingFollower} alone. */
@Entity
@Immutable
@Table(name = "mobility_funding")
class Funding {
    static final String AWARD = "award";
    static final String INSTALMENT = "instalment";

    @Id
    private UUID id;

    private long sequence;

    private String kind;

    @Column(name = "mobility_id")
    private UUID mobilityId;

    @Column(name = "award_id")
    private UUID awardId;

    private String reference;

    @Column(name = "fund_id")
    private UUID fundId;

    private String state;

    private BigDecimal amount;

    private String currency;

    private Integer position;

    @Column(name = "due_on")
    private LocalDate dueOn;

    @Column(name = "paid_on")
    private LocalDate paidOn;

    protected Funding() {}

    boolean award() {
        return AWARD.equals(kind);
    }

    UUID id() {
        return id;
    }

    UUID awardId() {
        return awardId;
    }

    String reference() {
        return reference;
    }

    UUID fundId() {
        return fundId;
    }

    String state() {
        return state;
    }

    BigDecimal amount() {
        return amount;
    }

    String currency() {
        return currency;
    }

    Integer position() {
        return position;
    }

    LocalDate dueOn() {
        return dueOn;
    }

    LocalDate paidOn() {
        return paidOn;
    }
}
