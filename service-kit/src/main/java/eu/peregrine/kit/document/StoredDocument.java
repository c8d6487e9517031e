package eu.peregrine.kit.document;

import jakarta.persistence.Basic;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A document's row. */
@Entity
@Table(name = "document")
class StoredDocument {

    @Id
    UUID id;

    @Column(name = "owner_kind", nullable = false)
    String ownerKind;

    @Column(name = "owner_id", nullable = false)
    UUID ownerId;

    @Column(nullable = false)
    String name;

    @Column(name = "content_type", nullable = false)
    String contentType;

    @Column(nullable = false)
    long size;

    @Column(nullable = false)
    String sha256;

    @Basic(fetch = FetchType.LAZY)
    @Column(nullable = false)
    byte[] content;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    @Column(name = "created_by", nullable = false)
    String createdBy;
}
