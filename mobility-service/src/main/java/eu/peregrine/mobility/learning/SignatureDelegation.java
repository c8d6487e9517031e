package eu.peregrine.mobility.learning;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A signer lets somebody else sign for them, until a day or until they take it back. It lets nobody see a file who does not
 * see it anyway.
 */
@Entity
@Table(name = "signature_delegation")
public class SignatureDelegation {
    @Id
    private UUID id;

    @Column(name = "mobility_id")
    private UUID mobilityId;

    @Enumerated(EnumType.STRING)
    private Signer signer;

    private String subject;

    @Column(name = "delegate_name")
    private String name;

    @Column(name = "last_day")
    private LocalDate until;

    @Column(name = "given_at")
    private Instant givenAt;

    @Column(name = "ended_at")
    private Instant endedAt;

    protected SignatureDelegation() {}

    SignatureDelegation(UUID mobilityId, Signer signer, DelegationDraft draft, Instant givenAt) {
        this.id = Ids.next();
        this.mobilityId = mobilityId;
        this.signer = signer;
        this.subject = draft.subject();
        this.name = draft.name();
        this.until = draft.until();
        this.givenAt = givenAt;
    }

    void end(Instant at) {
        endedAt = endedAt == null ? at : endedAt;
    }

    /** Names it. */
    public UUID id() {
        return id;
    }

    /** Whose signature it is about. */
    public Signer signer() {
        return signer;
    }

    /** Subject of the token that may sign. */
    public String subject() {
        return subject;
    }

    /** Who that is. */
    public String name() {
        return name;
    }

    /** The last day on which it holds. */
    public LocalDate until() {
        return until;
    }

    /** When it was taken back; null if it was not. */
    public Instant endedAt() {
        return endedAt;
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
        return endedAt == null && !day.isAfter(until);
    }
}
