package eu.peregrine.mobility.convention;

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
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/** A version of a convention as it was put to the signers; what it says never changes. */
@Entity
@Table(name = "convention_version")
public class ConventionVersion {
    @Id
    private UUID id;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "mobility_id")
    private Convention convention;

    @Column(name = "convention_version")
    private int number;

    @Enumerated(EnumType.STRING)
    private ConventionOutcome outcome;

    @Convert(converter = TermsText.class)
    private Terms terms;

    @Convert(converter = ConventionSignersText.class)
    private List<ConventionSigner> signers;

    @Convert(converter = ConventionSignaturesText.class)
    private List<ConventionSignature> signatures;

    @Column(name = "content_hash")
    private String contentHash;

    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    private String reason;

    private String comment;

    @Column(name = "proposed_at")
    private Instant proposedAt;

    protected ConventionVersion() {}

    ConventionVersion(
            Convention convention,
            int number,
            ConventionDraft draft,
            List<ConventionSigner> signers,
            String contentHash,
            Instant proposedAt) {
        this.id = Ids.next();
        this.convention = convention;
        this.number = number;
        this.outcome = ConventionOutcome.PROPOSED;
        this.terms = draft.terms();
        this.signers = List.copyOf(signers);
        this.signatures = List.of();
        this.contentHash = contentHash;
        this.effectiveFrom =
                draft.effectiveFrom() == null ? draft.terms().period().start() : draft.effectiveFrom();
        this.reason = draft.reason();
        this.proposedAt = proposedAt;
    }

    void signedBy(List<ConventionSignature> all) {
        signatures = all;
    }

    void became(ConventionOutcome what, String why) {
        outcome = what;
        comment = why;
    }

    /** Counts from 1 within the convention. */
    public int number() {
        return number;
    }

    /** What has become of it. */
    public ConventionOutcome outcome() {
        return outcome;
    }

    /** What it says. */
    public Terms terms() {
        return terms;
    }

    /** Who must sign it. */
    public List<ConventionSigner> signers() {
        return signers;
    }

    /** Who has signed it. */
    public List<ConventionSignature> signatures() {
        return signatures;
    }

    /** SHA-256 of what it says, in hexadecimal digits. */
    public String contentHash() {
        return contentHash;
    }

    /** The first day on which it holds. */
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    /** What made an amendment necessary; null of the first version. */
    public String reason() {
        return reason;
    }

    /** Why it was rejected; null if it was not. */
    public String comment() {
        return comment;
    }

    /** When it was put to the signers. */
    public Instant proposedAt() {
        return proposedAt;
    }
}
