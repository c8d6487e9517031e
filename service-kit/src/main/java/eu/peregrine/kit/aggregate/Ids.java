package eu.peregrine.kit.aggregate;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochGenerator;
import java.util.UUID;

/** New identifiers: UUIDv7 (RFC 9562 §5.7), which sort roughly by creation but are no ordering across replicas. */
public final class Ids {

    private static final TimeBasedEpochGenerator GENERATOR = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new UUIDv7 of the system's time, never the movable clock's, so that a moved clock cannot repeat one. */
    public static UUID next() {
        return GENERATOR.generate();
    }

    /** The caller's identifier where it brought one (an import keeps its ids), else a new one. */
    public static UUID orNext(UUID given) {
        return given == null ? next() : given;
    }
}
