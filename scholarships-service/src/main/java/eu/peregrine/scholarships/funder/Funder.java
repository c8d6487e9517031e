package eu.peregrine.scholarships.funder;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.Set;
import java.util.UUID;

/**
 * An organisation that may give money, as partners-service's events tell of it; its id is the organisation's. Only ever
 * written by {@link OrganisationFollower}.
 */
@Entity
@Table(name = "funder")
public class Funder {

    private static final Set<String> GIVES_NOTHING = Set.of("SUSPENDED", "ARCHIVED");

    @Id
    private UUID id;

    private long sequence;

    @Enumerated(EnumType.STRING)
    private FunderKind kind;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "name_en"))
    @AttributeOverride(name = "fr", column = @Column(name = "name_fr"))
    private LocalizedText name;

    private String country;
    private String state;
    private UUID mergedInto;

    /** For the persistence provider alone. */
    protected Funder() {}

    /** The organisation's id. */
    public UUID id() {
        return id;
    }

    /** The sequence of the last event that was followed. */
    public long sequence() {
        return sequence;
    }

    /** What the organisation is. */
    public FunderKind kind() {
        return kind;
    }

    /** Its name. */
    public LocalizedText name() {
        return name;
    }

    /** ISO 3166-1 alpha-2. */
    public String country() {
        return country;
    }

    /** The organisation's life-cycle state, as last told. */
    public String state() {
        return state;
    }

    /** The funder that stands for it since they were merged; null of most. */
    public UUID mergedInto() {
        return mergedInto;
    }

    /** Whether a new fund may be opened for it. */
    public boolean mayGive() {
        return !GIVES_NOTHING.contains(state);
    }
}
