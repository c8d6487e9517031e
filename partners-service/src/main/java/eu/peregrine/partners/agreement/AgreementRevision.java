package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A revision of an agreement, kept for ever; part of {@link Agreement}. */
@Entity
@Table(name = "agreement_revision")
public class AgreementRevision {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    private int revision;
    private String contentHash;
    private Instant madeAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private RevisionTerms terms;

    /** What the hash took of the parties; null of a revision that was made before this was kept. */
    @JdbcTypeCode(SqlTypes.JSON)
    private List<RevisionSide> sides;

    /** For the persistence provider. */
    protected AgreementRevision() {}

    AgreementRevision(
            Agreement agreement,
            int revision,
            String contentHash,
            RevisionTerms terms,
            List<RevisionSide> sides,
            Instant now) {
        this.id = Ids.next();
        this.agreement = agreement;
        this.revision = revision;
        this.contentHash = contentHash;
        this.terms = terms;
        this.sides = sides;
        this.madeAt = now;
    }

    /** The hash moves once more when the ids of the copies are minted, at the first proposal. */
    void hashed(String newHash, List<RevisionSide> newSides) {
        contentHash = newHash;
        sides = newSides;
    }

    UUID id() {
        return id;
    }

    int revision() {
        return revision;
    }

    String contentHash() {
        return contentHash;
    }

    Instant madeAt() {
        return madeAt;
    }

    RevisionTerms terms() {
        return terms;
    }

    Optional<List<RevisionSide>> sides() {
        return Optional.ofNullable(sides);
    }
}
