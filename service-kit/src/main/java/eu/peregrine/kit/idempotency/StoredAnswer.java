package eu.peregrine.kit.idempotency;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.time.Instant;

/** The answer that a key was given, kept for a day of the system's time. */
@Entity
@Table(name = "idempotency_key")
class StoredAnswer {

    static final Duration KEPT = Duration.ofHours(24);

    @Id
    String scope;

    @Column(name = "request_hash", nullable = false)
    String requestHash;

    @Column(nullable = false)
    int status;

    @Column(nullable = false)
    String headers;

    byte[] body;

    @Column(name = "created_at", nullable = false)
    Instant createdAt;

    StoredAnswer() {}

    StoredAnswer(String scope, String requestHash, int status, String headers, byte[] body) {
        this.scope = scope;
        this.requestHash = requestHash;
        this.status = status;
        this.headers = headers;
        this.body = body;
        this.createdAt = Instant.now();
    }

    boolean expired() {
        return createdAt.isBefore(Instant.now().minus(KEPT));
    }
}
