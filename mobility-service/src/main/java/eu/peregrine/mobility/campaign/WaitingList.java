package eu.peregrine.mobility.campaign;

import eu.peregrine.mobility.campaign.Allocation.Claim;
import eu.peregrine.mobility.campaign.AllocationOutcome.Placement;
import eu.peregrine.mobility.campaign.Turn.Promotion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The places of a run and what becomes of them, in memory alone: from the run's inputs, seed and outcome it works out for
 * every turn who moves up. A freed seat goes to the first by the run's own priorities among those who would rather have it
 * than what they hold; the seat they leave goes on in the same way. So after every turn nobody is passed over by somebody
 * of lower priority.
 */
final class WaitingList {
    private final Allocation allocation;
    private final Map<UUID, Holder> holders = new HashMap<>();
    private final Map<UUID, Integer> held = new HashMap<>();
    private final Map<UUID, List<Claim>> claims = new HashMap<>();
    private boolean ended;

    /** What a student holds, and whether they wait for something better. */
    private static final class Holder {
        private UUID destination;
        private UUID pool;
        private int rank = Integer.MAX_VALUE;
        private boolean waiting = true;
    }

    /** The places as the run gave them. */
    WaitingList(String inputs, AllocationOutcome outcome) {
        this.allocation = Allocation.of(inputs, outcome.seed());
        for (Placement placement : outcome.placements()) {
            Holder holder = new Holder();
            holders.put(placement.student(), holder);
            if (placement.destination() != null) {
                hold(
                        holder,
                        placement.destination(),
                        allocation.pool(placement.student(), placement.rank()),
                        placement.rank());
            }
        }
        claims().forEach(claim ->
                claims.computeIfAbsent(claim.pool(), p -> new ArrayList<>()).add(claim));
    }

    /**
     * Everybody who holds a place or would rather have it than what they hold, at every destination with seats, by
     * destination and priority.
     */
    List<Claim> claims() {
        return allocation.claims().stream()
                .filter(c -> c.rank() <= holders.get(c.student()).rank)
                .toList();
    }

    /** What the student holds a seat of; null when they hold none. */
    UUID pool(UUID student) {
        return holders.get(student).pool;
    }

    /** Takes a turn, whatever promotions it names itself; answers those that follow from it. */
    List<Promotion> take(Turn turn) {
        Holder holder = holders.get(turn.student());
        UUID freed = null;
        switch (turn.kind()) {
            case ACCEPTED -> holder.waiting = Boolean.TRUE.equals(turn.keepHigher());
            case NOMINATED -> holder.waiting = false;
            case DECLINED, LAPSED, CANCELLED -> {
                holder.waiting = false;
                freed = leave(holder);
            }
            case OVERRIDDEN -> {
                holder.waiting = false;
                freed = leave(holder);
                hold(holder, turn.destination(), Pools.id(turn.destination(), turn.group()), 0);
            }
            case ENDED -> ended = true;
        }
        return freed == null || ended ? List.of() : cascade(freed, turn.gone());
    }

    private List<Promotion> cascade(UUID freed, List<UUID> gone) {
        List<Promotion> promotions = new ArrayList<>();
        UUID pool = freed;
        while (pool != null && held.getOrDefault(pool, 0) < allocation.capacity(pool)) {
            Claim next = first(pool);
            if (next == null || gone.contains(next.destination())) {
                break;
            }
            Holder holder = holders.get(next.student());
            promotions.add(new Promotion(next.student(), holder.destination, next.destination(), next.rank()));
            UUID left = leave(holder);
            hold(holder, next.destination(), pool, next.rank());
            pool = left;
        }
        return promotions;
    }

    private Claim first(UUID pool) {
        for (Claim claim : claims.getOrDefault(pool, List.of())) {
            Holder holder = holders.get(claim.student());
            if (holder.waiting && claim.rank() < holder.rank) {
                return claim;
            }
        }
        return null;
    }

    private void hold(Holder holder, UUID destination, UUID pool, int rank) {
        holder.destination = destination;
        holder.pool = pool;
        holder.rank = rank;
        held.merge(pool, 1, Integer::sum);
    }

    private UUID leave(Holder holder) {
        UUID pool = holder.pool;
        holder.destination = null;
        holder.pool = null;
        holder.rank = Integer.MAX_VALUE;
        if (pool != null) {
            held.merge(pool, -1, Integer::sum);
        }
        return pool;
    }
}
