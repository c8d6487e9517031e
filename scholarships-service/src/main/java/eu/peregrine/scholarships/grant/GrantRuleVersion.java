package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.hibernate.annotations.ColumnTransformer;
import org.hibernate.annotations.Immutable;

/** What a grant rule says from a day on. Written once. */
@Entity
@Immutable
@Table(name = "grant_rule_version")
public class GrantRuleVersion {

    @Id
    private UUID id;

    private UUID ruleId;
    private int number;
    private LocalDate effectiveFrom;

    @Convert(converter = GrantTerms.Column.class)
    @Column(columnDefinition = "jsonb")
    @ColumnTransformer(write = "?::jsonb")
    private GrantTerms terms;

    private String reason;
    private Instant writtenAt;

    /** For the persistence provider alone. */
    protected GrantRuleVersion() {}

    GrantRuleVersion(
            UUID ruleId, int number, LocalDate effectiveFrom, GrantTerms terms, String reason, Instant writtenAt) {
        this.id = Ids.next();
        this.ruleId = ruleId;
        this.number = number;
        this.effectiveFrom = effectiveFrom;
        this.terms = terms;
        this.reason = reason;
        this.writtenAt = writtenAt;
    }

    /** The rule. */
    public UUID ruleId() {
        return ruleId;
    }

    /** From 1. */
    public int number() {
        return number;
    }

    /** What is offered from this day on is worked out by it, until a further version holds. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** What it says. */
    public GrantTerms terms() {
        return terms;
    }

    /** Why it was written. */
    public String reason() {
        return reason;
    }

    /** When, on the domain's clock. */
    public Instant writtenAt() {
        return writtenAt;
    }
}
