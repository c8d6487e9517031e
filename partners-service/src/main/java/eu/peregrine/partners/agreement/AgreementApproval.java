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
import java.util.UUID;

/**
 * A party's approval of one revision and its content hash; part of {@link Agreement}. It is kept for ever, for the hash it
 * was given for, even when it has lapsed.
 */
@Entity
@Table(name = "agreement_approval")
public class AgreementApproval {

    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "agreement_id")
    private Agreement agreement;

    @Column(name = "organisation_id")
    private UUID party;

    private int revision;
    private String contentHash;
    private Instant approvedAt;

    @Enumerated(EnumType.STRING)
    private Basis basis;

    private UUID documentId;

    /** A lapsed approval counts no longer for what is open. */
    private boolean lapsed;

    /** For the persistence provider. */
    protected AgreementApproval() {}

    AgreementApproval(Agreement agreement, Approving approving, Instant now) {
        this.id = Ids.next();
        this.agreement = agreement;
        this.party = approving.party();
        this.revision = approving.revision();
        this.contentHash = approving.hash();
        this.approvedAt = now;
        this.basis = approving.basis();
        this.documentId = approving.documentId();
    }

    boolean countsFor(int openRevision) {
        return revision == openRevision && !lapsed;
    }

    /** It is the survivor's, in the place of an organisation that was merged. */
    void follow(OrganisationsMerged merged) {
        party = merged.survivorOf(party);
    }

    void lapse() {
        lapsed = true;
    }

    UUID id() {
        return id;
    }

    UUID party() {
        return party;
    }

    int revision() {
        return revision;
    }

    String contentHash() {
        return contentHash;
    }

    Instant approvedAt() {
        return approvedAt;
    }

    Basis basis() {
        return basis;
    }

    UUID documentId() {
        return documentId;
    }

    boolean isLapsed() {
        return lapsed;
    }
}
