package eu.peregrine.kit.transfer;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** How far an import has got, committed with its lines, so that it can go on behind them. */
@Entity
@Table(name = "import_run")
class ImportRun {

    @Id
    UUID id;

    @Column(nullable = false)
    String collection;

    @Column(nullable = false)
    String caller;

    @Column(name = "lines_done", nullable = false)
    int linesDone;

    @Column(name = "started_at", nullable = false)
    Instant startedAt;

    ImportRun() {}

    ImportRun(UUID id, String collection, String caller) {
        this.id = id;
        this.collection = collection;
        this.caller = caller;
        this.startedAt = Instant.now();
    }
}
