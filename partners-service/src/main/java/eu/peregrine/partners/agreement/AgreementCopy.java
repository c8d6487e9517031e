package eu.peregrine.partners.agreement;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
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
    }

    void supersede() {
        superseded = true;
    }

    /** It is the survivor's, in the place of an organisation that was merged. */
    void follow(OrganisationsMerged merged) {
        party = merged.survivorOf(party);
    }

    void delete(Instant now) {
        deletedAt = now;
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

    Instant putAt() {
        return putAt;
    }
}
