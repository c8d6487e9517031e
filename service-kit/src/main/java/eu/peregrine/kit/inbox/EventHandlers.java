package eu.peregrine.kit.inbox;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * What one consumer does with which event types. A type that is not named here is skipped and counted: new types may
 * appear at any time.
 *
 * <p>A handler runs in its own transaction, once per event id. It may see events of one aggregate again or late after a
 * replay, so a projection must skip a sequence lower than the one it has.
 */
public final class EventHandlers {

    private final Map<String, Consumer<Event>> byType = new ConcurrentHashMap<>();
    private final Map<String, Consumer<Event>> byKind = new ConcurrentHashMap<>();
    private final Map<String, Consumer<List<Envelope>>> togetherByKind = new ConcurrentHashMap<>();

    private EventHandlers() {}

    /** An empty set of handlers. */
    public static EventHandlers create() {
        return new EventHandlers();
    }

    /**
     * Handles one type.
     *
     * @param type short type, for example {@code agreement.entered-into-force}
     * @throws IllegalArgumentException if the type already has a handler
     */
    public EventHandlers on(String type, Consumer<Event> handler) {
        return register(byType, type, handler);
    }

    /**
     * Handles every type of a kind that has no handler of its own.
     *
     * @param kind the part of a type before the dot, for example {@code agreement}
     * @throws IllegalArgumentException if the kind already has a handler
     */
    public EventHandlers onAny(String kind, Consumer<Event> handler) {
        return register(byKind, kind, handler);
    }

    /**
     * Handles every type of a kind that has no handler of its own, of those events that {@link Inbox#receiveAll} brings
     * together all at once and unopened: for what costs little more for many than for one, whatever they say.
     *
     * @param kind the part of a type before the dot, for example {@code agreement}
     * @param handler given events in the order in which they came; the same object for kinds that it takes together
     * @throws IllegalArgumentException if the kind already has a handler
     */
    public EventHandlers onAnyTogether(String kind, Consumer<List<Envelope>> handler) {
        togetherByKind.put(kind, handler);
        return onAny(kind, event -> handler.accept(List.of(event.envelope())));
    }

    /** What handles many events of a type at once; empty where they are handled one by one. */
    Optional<Consumer<List<Envelope>>> togetherHandlerOf(String type) {
        return byType.containsKey(type) ? Optional.empty() : Optional.ofNullable(togetherByKind.get(kindOf(type)));
    }

    Optional<Consumer<Event>> handlerOf(String type) {
        Consumer<Event> exact = byType.get(type);
        return Optional.ofNullable(exact != null ? exact : byKind.get(kindOf(type)));
    }

    private static String kindOf(String type) {
        int dot = type.indexOf('.');
        return dot < 0 ? type : type.substring(0, dot);
    }

    private EventHandlers register(Map<String, Consumer<Event>> handlers, String name, Consumer<Event> handler) {
        if (handlers.putIfAbsent(name, handler) != null) {
            throw new IllegalArgumentException("There is already a handler of " + name);
        }
        return this;
    }
}
