package eu.peregrine.kit.audit;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** One line of the trail: who did what, when, for whom, on which basis, why, in which request. Never changed. */
@Entity
@Immutable
@Table(name = "audit_entry")
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public class AuditEntry {

    @Id
    UUID id;

    @Column(nullable = false)
    String kind;

    @Column(nullable = false)
    UUID subject;

    @Column(nullable = false)
    String verb;

    @Column(nullable = false)
    long sequence;

    @Column(nullable = false)
    Instant at;

    @Column(name = "recorded_at", nullable = false)
    Instant recordedAt;

    @Column(nullable = false)
    String actor;

    @Column(nullable = false)
    String roles;

    String client;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    Basis basis;

    @Column(name = "on_behalf_of")
    UUID onBehalfOf;

    String reason;

    @Column(name = "request_id")
    String requestId;

    @Column(name = "trace_id")
    String traceId;

    @JsonIgnore
    UUID id() {
        return id;
    }

    Instant at() {
        return at;
    }

    /** Which of the aggregate's events it is, contiguous from 1. */
    public long sequence() {
        return sequence;
    }
}
