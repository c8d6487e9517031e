package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
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

    /** The party whose words they are; null where the office wrote them for nobody in particular, or long ago. */
    private UUID madeBy;

    /** Null of what was written before this was kept. */
    @Enumerated(EnumType.STRING)
    private Basis basis;

    private UUID documentId;

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
            Author author,
            Instant now) {
        this.id = Ids.next();
        this.agreement = agreement;
        this.revision = revision;
        this.contentHash = contentHash;
        this.terms = terms;
        this.sides = sides;
        this.madeBy = author.party();
        this.basis = author.basis();
        this.documentId = author.documentId();
        this.madeAt = now;
    }

    /** The hash moves once more when the ids of the copies are minted, at the first proposal. */
    void hashed(String newHash, List<RevisionSide> newSides) {
        contentHash = newHash;
        sides = newSides;
    }

    /**
     * Names the survivor in the place of an organisation that was merged. Words, hash and the identifiers that the hash took
     * stay; one that named both as parties stays as it was.
     */
    void follow(OrganisationsMerged merged) {
        if (madeBy != null) {
            madeBy = merged.survivorOf(madeBy);
        }
        if (!terms.parties().contains(merged.duplicate()) || terms.parties().contains(merged.survivor())) {
            return;
        }
        terms = terms.following(merged);
        if (sides != null) {
            sides = sides.stream().map(side -> side.following(merged)).toList();
        }
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

    Optional<UUID> madeBy() {
        return Optional.ofNullable(madeBy);
    }

    Basis basis() {
        return basis;
    }

    UUID documentId() {
        return documentId;
    }

    /** Whether the office entered it from paper for this party. */
    boolean isRecordedFor(UUID party) {
        return basis == Basis.RECORDED && party.equals(madeBy);
    }

    RevisionTerms terms() {
        return terms;
    }

    /** Whether it says this, and names the same copies, all of which are mapped. */
    boolean says(RevisionTerms other, List<RevisionSide> otherSides) {
        boolean mapped = knownSides().stream().noneMatch(side -> side.copyId() == null);
        return terms.equals(other) && mapped && knownSides().equals(otherSides);
    }

    /** Whether this organisation is one of the parties it names. */
    boolean names(UUID party) {
        return knownSides().stream().anyMatch(side -> side.organisationId().equals(party));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 while a party's copy has no id */
    void requireMapped() {
        if (knownSides().stream().anyMatch(side -> side.copyId() == null)) {
            throw Problems.conflict(
                    "copy-unmapped",
                    "A party has deleted its copy, so there is nothing of it to approve. It is to put a copy again; or propose"
                            + " anew, which gives it one here.");
        }
    }

    /** The hash of a party's copy, which says the same with its own id first. */
    String hashOf(UUID party) {
        return RevisionHash.of(terms, knownSides(), party);
    }

    /** Whether it is the hash of the copy of another party than this. */
    boolean isHashOfOther(String hash, UUID party) {
        return knownSides().stream()
                .map(RevisionSide::organisationId)
                .anyMatch(other -> !other.equals(party) && hashOf(other).equals(hash));
    }

    /** Of a revision made before sides were kept, what the hash would take today. */
    List<RevisionSide> knownSides() {
        return sides == null ? agreement.sides() : sides;
    }

    Optional<List<RevisionSide>> sides() {
        return Optional.ofNullable(sides);
    }
}
