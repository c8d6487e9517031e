package eu.peregrine.kit.inbox;

import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.common.KafkaException;

/** What an operator can do with dead letters: look at them, and let one be handled again. */
@ApplicationScoped
class DeadLetterDesk {

    private final DeadLetters deadLetters;
    private final InboxStore store;
    private final Inbox inbox;
    private final Channels channels;

    @Inject
    DeadLetterDesk(DeadLetters deadLetters, InboxStore store, Inbox inbox, Channels channels) {
        this.deadLetters = deadLetters;
        this.store = store;
        this.inbox = inbox;
        this.channels = channels;
    }

    /**
     * The newest dead letters, newest first, at most so many of each partition.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 503 when the broker is away
     */
    List<DeadLetter> newest(int limit) {
        Collection<BuriedRecord> buried = read(() -> deadLetters.newest(limit));
        Map<String, Set<UUID>> handled = buried.stream()
                .filter(one -> one.eventId() != null)
                .collect(Collectors.groupingBy(
                        BuriedRecord::consumer, Collectors.mapping(BuriedRecord::eventId, Collectors.toSet())));
        handled.replaceAll(store::handled);
        List<DeadLetter> views = new ArrayList<>(buried.stream()
                .map(one -> one.view(
                        one.eventId() != null && handled.get(one.consumer()).contains(one.eventId())))
                .toList());
        Collections.reverse(views);
        return views;
    }

    /**
     * Handles a dead letter again; once it is handled, doing so again changes nothing.
     *
     * @return the dead letter as it is then
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none of this id, 409 when it still fails, 503
     *     when the broker is away
     */
    DeadLetter replay(UUID id) {
        BuriedRecord buried = read(deadLetters::all).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("dead letter"));
        Outcome outcome;
        try {
            outcome = inbox.replay(buried.consumer(), () -> channels.deliver(buried.original()));
        } catch (RuntimeException e) {
            throw Problems.conflict(
                    "still-failing",
                    "It cannot be handled: " + Objects.requireNonNullElse(e.getMessage(), e.toString()));
        }
        if (outcome == null || outcome == Outcome.SKIPPED) {
            throw Problems.conflict(
                    "nobody-handles-it",
                    "No consumer named " + buried.consumer() + " handles this type of event any more.");
        }
        return buried.view(true);
    }

    private static Collection<BuriedRecord> read(Supplier<Collection<BuriedRecord>> reading) {
        try {
            return reading.get();
        } catch (KafkaException e) {
            throw Problems.of(503, "unavailable", "The broker does not answer; dead letters cannot be read now.");
        }
    }
}
