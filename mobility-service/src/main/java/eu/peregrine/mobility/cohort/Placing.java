package eu.peregrine.mobility.cohort;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;

/**
 * How many of several groups can have a seat at the same time, when each group may use some of the pools: the largest flow
 * from groups to pools, found by paths that move others aside. Deterministic.
 */
final class Placing {

    private final int[] waiting;
    private final int[] free;
    private final List<TreeMap<Integer, Integer>> seated;

    private Placing(int[] waiting, int[] free, List<TreeMap<Integer, Integer>> seated) {
        this.waiting = waiting;
        this.free = free;
        this.seated = seated;
    }

    /**
     * Nobody has a seat yet.
     *
     * @param people how many are in each group
     * @param seats how many are in each pool
     */
    static Placing of(int[] people, int[] seats) {
        List<TreeMap<Integer, Integer>> seated = new ArrayList<>();
        for (int pool = 0; pool < seats.length; pool++) {
            seated.add(new TreeMap<>());
        }
        return new Placing(people.clone(), seats.clone(), seated);
    }

    /** The same, to go on from with more pools open to some. */
    Placing copy() {
        return new Placing(
                waiting.clone(), free.clone(), seated.stream().map(TreeMap::new).toList());
    }

    /** Seats as many as possible; who has a seat keeps one. */
    Placing fill(List<int[]> poolsOfGroup) {
        for (int group = 0; group < waiting.length; group++) {
            while (waiting[group] > 0 && seatSome(group, poolsOfGroup)) {
                // Until no path is left from this group; none comes up again later.
            }
        }
        return this;
    }

    private boolean seatSome(int first, List<int[]> poolsOfGroup) {
        int[] reachedFrom = new int[free.length];
        int[] leftPool = new int[waiting.length];
        Arrays.fill(reachedFrom, -1);
        Arrays.fill(leftPool, -2);
        leftPool[first] = -1;
        Deque<Integer> groups = new ArrayDeque<>(List.of(first));
        while (!groups.isEmpty()) {
            int group = groups.poll();
            for (int pool : poolsOfGroup.get(group)) {
                if (reachedFrom[pool] >= 0) {
                    continue;
                }
                reachedFrom[pool] = group;
                if (free[pool] > 0) {
                    moveAlong(first, pool, reachedFrom, leftPool);
                    return true;
                }
                for (int other : seated.get(pool).keySet()) {
                    if (leftPool[other] == -2) {
                        leftPool[other] = pool;
                        groups.add(other);
                    }
                }
            }
        }
        return false;
    }

    private void moveAlong(int first, int last, int[] reachedFrom, int[] leftPool) {
        int people = Math.min(waiting[first], free[last]);
        for (int group = reachedFrom[last]; group != first; group = reachedFrom[leftPool[group]]) {
            people = Math.min(people, seated.get(leftPool[group]).get(group));
        }
        int pool = last;
        free[last] -= people;
        waiting[first] -= people;
        while (true) {
            int group = reachedFrom[pool];
            seated.get(pool).merge(group, people, Integer::sum);
            if (group == first) {
                return;
            }
            pool = leftPool[group];
            int left = seated.get(pool).get(group) - people;
            if (left == 0) {
                seated.get(pool).remove(group);
            } else {
                seated.get(pool).put(group, left);
            }
        }
    }

    /** How many of a group have no seat. */
    int waiting(int group) {
        return waiting[group];
    }

    long waiting() {
        return Arrays.stream(waiting).asLongStream().sum();
    }
}
