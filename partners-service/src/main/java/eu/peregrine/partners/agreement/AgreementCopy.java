package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.Column;
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
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/**
 * A copy that a party keeps in a system of its own, as it last told; part of {@link Agreement}. One that is gone stays as a
 * row, so that its id is never used again.
 */
@Entity
@Table(name = "agreement_copy")
public class AgreementCopy {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Column(name = "organisation_id")
    private UUID party;

    private String copyId;

    /** What it hashes to; null of a copy that was kept here and is gone. */
    private String contentHash;

    /** Whether it says that the agreement is terminated as a whole. */
    private boolean terminated;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<ConditionTerms> conditions;

    private Instant putAt;
    private Instant deletedAt;

    /** Whether the party has named another copy since, which is not agreed on yet. */
    private boolean superseded;

    /** On what its last act rests, that it was put or deleted; null of one before this was kept. */
    @Enumerated(EnumType.STRING)
    private Basis basis;

    private UUID documentId;

    /** For the persistence provider. */
    protected AgreementCopy() {}

    AgreementCopy(Agreement agreement, UUID party, String copyId, Instant now) {
        this.id = Ids.next();
        this.agreement = agreement;
        this.party = party;
        this.copyId = copyId;
        this.putAt = now;
    }

    void take(CopyStatement statement, Instant now) {
        contentHash = statement.contentHash();
        terminated = statement.terminated();
        conditions = statement.conditions();
        putAt = now;
        superseded = false;
        rests(statement.author());
    }

    private void rests(Author author) {
        basis = author.basis();
        documentId = author.documentId();
    }

    void supersede() {
        superseded = true;
    }

    /** It is what was agreed on, whatever was put after it. */
    void reinstate() {
        superseded = false;
    }

    /** It is the survivor's, in the place of an organisation that was merged. */
    void follow(OrganisationsMerged merged) {
        party = merged.survivorOf(party);
    }

    void delete(Author author, Instant now) {
        deletedAt = now;
        rests(author);
    }

    /** It was superseded by one that is agreed on. */
    void settle(Instant now) {
        deletedAt = now;
    }

    /** When something was last said about it. */
    Instant toldAt() {
        return deletedAt == null ? putAt : deletedAt;
    }

    boolean isDeleted() {
        return deletedAt != null;
    }

    boolean isSuperseded() {
        return superseded;
    }

    /** Whether it is the one that its party names now. */
    boolean isLive() {
        return !isDeleted() && !superseded;
    }

    UUID party() {
        return party;
    }

    String copyId() {
        return copyId;
    }

    String contentHash() {
        return contentHash;
    }

    boolean isTerminated() {
        return terminated;
    }

    List<ConditionTerms> conditions() {
        return conditions;
    }

    Basis basis() {
        return basis;
    }

    UUID documentId() {
        return documentId;
    }

    Instant putAt() {
        return putAt;
    }
}
