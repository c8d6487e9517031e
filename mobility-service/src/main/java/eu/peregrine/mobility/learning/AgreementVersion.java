package eu.peregrine.mobility.learning;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
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

/** A version of a learning agreement as it was put to the signers; its content never changes. */
@Entity
@Table(name = "learning_agreement_version")
public class AgreementVersion {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "mobility_id")
    private LearningAgreement agreement;

    @Column(name = "agreement_version")
    private int number;

    @Enumerated(EnumType.STRING)
    private VersionOutcome outcome;

    @Enumerated(EnumType.STRING)
    private AgreementForm form;

    @Convert(converter = ComponentsText.class)
    private List<Component> components;

    @Convert(converter = ComponentChangesText.class)
    private List<ComponentChange> changes;

    @Convert(converter = SignaturesText.class)
    private List<Signature> signatures;

    @Column(name = "content_hash")
    private String contentHash;

    private String comment;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    protected AgreementVersion() {}

    AgreementVersion(LearningAgreement agreement, Instant proposedAt) {
        this.id = Ids.next();
        this.agreement = agreement;
        this.number = agreement.version();
        this.form = agreement.form();
        this.components = agreement.components();
        this.changes = agreement.changes();
        this.contentHash = agreement.contentHash();
        this.proposedAt = proposedAt;
        this.outcome = VersionOutcome.PROPOSED;
        this.signatures = List.of();
    }

    void signedBy(List<Signature> all) {
        signatures = all;
    }

    void became(VersionOutcome what, String why) {
        outcome = what;
        comment = why;
    }

    /** Counts from 1 within the agreement. */
    public int number() {
        return number;
    }

    /** What has become of it. */
    public VersionOutcome outcome() {
        return outcome;
    }

    /** In which form it is. */
    public AgreementForm form() {
        return form;
    }

    /** What it says. */
    public List<Component> components() {
        return components;
    }

    /** What it changes of the version that was in force; empty of the first one. */
    public List<ComponentChange> changes() {
        return changes;
    }

    /** Who has signed it. */
    public List<Signature> signatures() {
        return signatures;
    }

    /** SHA-256 of its content, in hexadecimal digits. */
    public String contentHash() {
        return contentHash == null ? ContentHash.of(agreement.mobilityId(), number, form, components) : contentHash;
    }

    /** Why it was rejected; null if it was not. */
    public String comment() {
        return comment;
    }

    /** When it was put to the signers; null of one that is older than this record. */
    public Instant proposedAt() {
        return proposedAt;
    }
}
