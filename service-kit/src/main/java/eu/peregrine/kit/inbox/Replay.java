package eu.peregrine.kit.inbox;

import java.util.function.Supplier;

/** One replay under way: lets a single consumer handle the record and keeps what became of it. */
final class Replay {

    private final String consumer;
    private Outcome outcome;

    Replay(String consumer) {
        this.consumer = consumer;
    }

    void run(String receiver, Supplier<Outcome> handling) {
        if (consumer.equals(receiver)) {
            outcome = handling.get();
        }
    }

    Outcome outcome() {
        return outcome;
    }
}
