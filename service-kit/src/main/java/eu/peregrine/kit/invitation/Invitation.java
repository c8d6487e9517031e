package eu.peregrine.kit.invitation;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A one-time link as it is kept: whom it was made for and what it allows, never the token itself. */
@Entity
@Table(name = "invitation")
public class Invitation {

    @Id
    private UUID id;

    @Column(name = "token_hash", nullable = false)
    private String tokenHash;

    @Column(name = "object_kind", nullable = false)
    private String objectKind;

    @Column(name = "object_id", nullable = false)
    private UUID objectId;

    @Column(nullable = false)
    private String verb;

    @Column(nullable = false)
    private String stamp;

    @Column(name = "on_behalf_of", nullable = false)
    private UUID onBehalfOf;

    @Column(nullable = false)
    private String email;

    @Column(name = "created_at", nullable = false)
    private Instant createdAt;

    @Column(name = "created_by", nullable = false)
    private String createdBy;

    @Column(name = "expires_at", nullable = false)
    private Instant expiresAt;

    @Column(name = "used_at")
    private Instant usedAt;

    @Column(name = "revoked_at")
    private Instant revokedAt;

    /** For the persistence provider. */
    protected Invitation() {}

    Invitation(Invite invite, String tokenHash, String createdBy, Instant createdAt, Instant expiresAt) {
        this.id = Ids.next();
        this.tokenHash = tokenHash;
        this.objectKind = invite.objectKind();
        this.objectId = invite.objectId();
        this.verb = invite.verb();
        this.stamp = invite.stamp();
        this.onBehalfOf = invite.onBehalfOf();
        this.email = invite.email();
        this.createdAt = createdAt;
        this.createdBy = createdBy;
        this.expiresAt = expiresAt;
    }

    /** Where it stands at an instant of the system's time. */
    public InvitationState state(Instant now) {
        if (usedAt != null) {
            return InvitationState.USED;
        }
        if (revokedAt != null) {
            return InvitationState.REVOKED;
        }
        return now.isBefore(expiresAt) ? InvitationState.OPEN : InvitationState.EXPIRED;
    }

    void revoke(Instant now) {
        revokedAt = now;
    }

    /** Its id. */
    public UUID id() {
        return id;
    }

    /** Which object it is about. */
    public UUID objectId() {
        return objectId;
    }

    /** What may be done, in one word. */
    public String verb() {
        return verb;
    }

    /** The state of the object that it was made for, as the service that made it wrote it. */
    public String stamp() {
        return stamp;
    }

    /** The organisation or person for whom whoever holds the link acts. */
    public UUID onBehalfOf() {
        return onBehalfOf;
    }

    /** The address it was made for; of staff's eyes alone. */
    public String email() {
        return email;
    }

    /** When it was made, in system time. */
    public Instant createdAt() {
        return createdAt;
    }

    /** Subject of the token of whoever made it. */
    public String createdBy() {
        return createdBy;
    }

    /** Until when it works, in system time. */
    public Instant expiresAt() {
        return expiresAt;
    }

    /** When it was used, or null. */
    public Instant usedAt() {
        return usedAt;
    }

    /** When it was taken back, or null. */
    public Instant revokedAt() {
        return revokedAt;
    }
}
