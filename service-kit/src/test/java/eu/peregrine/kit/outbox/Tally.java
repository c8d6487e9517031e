package eu.peregrine.kit.outbox;

import eu.peregrine.kit.aggregate.AggregateRoot;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import java.util.UUID;

/** A number that people add to. */
@Entity
public class Tally extends AggregateRoot {

    @Column(nullable = false)
    private long total;

    protected Tally() {}

    Tally(UUID id) {
        super(id);
        raise("tally.begun");
    }

    void add(long amount) {
        total += amount;
        raise("tally.added");
    }

    long total() {
        return total;
    }
}
