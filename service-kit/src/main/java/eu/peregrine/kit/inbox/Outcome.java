package eu.peregrine.kit.inbox;

import java.util.Locale;

/** What became of a record. */
enum Outcome {
    HANDLED,
    REPEATED,
    SKIPPED,
    BURIED;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
