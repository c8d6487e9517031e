package eu.peregrine.kit.aggregate;

import jakarta.persistence.Column;
import jakarta.persistence.Id;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What every aggregate has: an identifier set in the constructor, a version for conditional writes, and a sequence that
 * counts its events.
 *
 * <p>Raising an event raises the sequence, which makes the root dirty, so that the version moves with every event, a
 * change to a child included.
 */
@MappedSuperclass
public abstract class AggregateRoot {

    @Id
    @Column(nullable = false, updatable = false)
    private UUID id;

    @Version
    @Column(nullable = false)
    private Long version;

    @Column(nullable = false)
    private long sequence;

    @Transient
    private List<DomainEvent> raised;

    /** For the persistence provider alone. */
    protected AggregateRoot() {}

    /** @param id the identifier: the caller's on import, {@link Ids#next()} else */
    protected AggregateRoot(UUID id) {
        this.id = id;
    }

    /** The identifier, never changed. */
    public UUID id() {
        return id;
    }

    /** How often the aggregate was written, 0 after the first time; the first part of its ETag. */
    public long version() {
        return version == null ? 0 : version;
    }

    /** How many events the aggregate has raised in its life. */
    public long sequence() {
        return sequence;
    }

    /** Remembers that something happened which left no life-cycle state. */
    protected void raise(String type) {
        raise(type, null);
    }

    /**
     * Remembers that something happened.
     *
     * @param type kind and verb, such as {@code agreement.proposed}
     * @param from the life-cycle state that was left, or null
     */
    protected void raise(String type, Enum<?> from) {
        if (raised == null) {
            raised = new ArrayList<>();
        }
        sequence++;
        raised.add(new DomainEvent(Ids.next(), type, sequence, from == null ? null : from.name()));
    }

    /** The events raised since the last call, oldest first; they are handed out once. */
    public List<DomainEvent> takeEvents() {
        List<DomainEvent> taken = raised == null ? List.of() : raised;
        raised = null;
        return taken;
    }
}
