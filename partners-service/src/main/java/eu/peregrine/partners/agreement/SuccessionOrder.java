package eu.peregrine.partners.agreement;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * In which order agreements leave, so that each stands behind those that it names. What an agreement renews or was split off
 * from always stands before it. What it goes on in does too, unless that one comes from it: then nobody could be first, and
 * an import takes it all the same.
 */
final class SuccessionOrder {

    private final Map<UUID, Link> links = new LinkedHashMap<>();
    private final Map<UUID, List<UUID>> comingFrom = new HashMap<>();
    private final Map<UUID, List<UUID>> goingOnIn = new HashMap<>();
    private final Map<UUID, Integer> originsLeft = new HashMap<>();
    private final Deque<UUID> free = new ArrayDeque<>();
    private final Set<UUID> waiting = new LinkedHashSet<>();
    private final Set<UUID> placed = new LinkedHashSet<>();

    /**
     * What an agreement names.
     *
     * @param id the agreement
     * @param renews the one that it follows on, or null
     * @param splitFrom the one that it was split off from, or null
     * @param replacedBy the one that it goes on in, or null
     */
    record Link(UUID id, UUID renews, UUID splitFrom, UUID replacedBy) {

        private Stream<UUID> origins() {
            return Stream.of(renews, splitFrom).filter(Objects::nonNull);
        }
    }

    private SuccessionOrder(List<Link> all) {
        all.forEach(link -> links.put(link.id(), link));
        links.values().forEach(this::note);
    }

    /**
     * @param links in the order in which they would leave if they named nothing; what they name and is not among them has
     *     left already
     * @return the ids of all of them, each once
     */
    static List<UUID> of(List<Link> links) {
        SuccessionOrder order = new SuccessionOrder(links);
        order.place();
        return List.copyOf(order.placed);
    }

    private void note(Link link) {
        List<UUID> origins = link.origins().filter(links::containsKey).toList();
        originsLeft.put(link.id(), origins.size());
        origins.forEach(origin -> dependants(comingFrom, origin).add(link.id()));
        if (links.containsKey(link.replacedBy())) {
            dependants(goingOnIn, link.replacedBy()).add(link.id());
        }
    }

    private void place() {
        links.keySet().stream().filter(id -> originsLeft.get(id) == 0).forEach(this::ready);
        while (!free.isEmpty() || !waiting.isEmpty()) {
            place(free.isEmpty() ? waiting.iterator().next() : free.remove());
        }
        // Origins in a circle there are none; but no agreement may be left out.
        placed.addAll(links.keySet());
    }

    private void ready(UUID id) {
        UUID successor = links.get(id).replacedBy();
        if (links.containsKey(successor) && !placed.contains(successor)) {
            waiting.add(id);
        } else {
            free.add(id);
        }
    }

    private void place(UUID id) {
        waiting.remove(id);
        placed.add(id);
        dependants(goingOnIn, id).stream().filter(waiting::remove).forEach(free::add);
        for (UUID next : dependants(comingFrom, id)) {
            if (originsLeft.merge(next, -1, Integer::sum) == 0) {
                ready(next);
            }
        }
    }

    private static List<UUID> dependants(Map<UUID, List<UUID>> of, UUID id) {
        return of.computeIfAbsent(id, none -> new ArrayList<>());
    }
}
