package eu.peregrine.mobility.risk;

import eu.peregrine.kit.aggregate.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/** What is said of one country; of a country of which nothing is said, the level is normal. */
@Entity
@Table(name = "country_risk")
public class CountryRisk extends AggregateRoot {
    private String country;

    @Enumerated(EnumType.STRING)
    @Column(name = "risk_level")
    private RiskLevel level;

    private String note;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected CountryRisk() {}

    CountryRisk(String country) {
        super(idOf(country));
        this.country = country;
        this.level = RiskLevel.NORMAL;
    }

    static UUID idOf(String country) {
        return UUID.nameUUIDFromBytes(("country-risk/" + country).getBytes(StandardCharsets.UTF_8));
    }

    void change(CountryRiskDraft draft, Instant at) {
        level = draft.level();
        note = draft.note();
        changedAt = at;
        raise("country-risk.changed");
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** How dangerous it is. */
    public RiskLevel level() {
        return level;
    }

    /** What that rests on; may be null. */
    public String note() {
        return note;
    }

    /** When it was said. */
    public Instant changedAt() {
        return changedAt;
    }
}
