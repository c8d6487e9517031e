package eu.peregrine.mobility.campaign;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;

/**
 * Student-proposing deferred acceptance (Gale and Shapley 1962, with quotas): every free student asks the best
 * destination that has not refused them yet; a destination holds its best askers up to its seats and refuses the
 * others. The result is stable (no student and destination would both rather have each other), best for the students
 * among all stable ones, and no student gains by filing another order of wishes.
 *
 * <p>It counts whole seats only. Every wish is asked for at most once and costs one heap operation: O(n log n) for n
 * wishes. The result does not depend on the order in which students ask, so the same input always gives the same
 * answer.
 */
public final class DeferredAcceptance {
    private DeferredAcceptance() {}

    /** One wish that may be granted: the student is eligible there and has this score at that destination. */
    public record Choice(UUID destination, BigDecimal score) {}

    /**
     * A student who takes part.
     *
     * @param ticket the lottery ticket that decides between equal scores, the lower one wins
     * @param choices the wishes, best first, only those the student is eligible for
     */
    public record Applicant(UUID student, String ticket, List<Choice> choices) {}

    /** Somebody holding a seat, with what decided about it. */
    public record Admission(UUID student, UUID destination, BigDecimal score, String ticket) {}

    /** Who holds a seat where, and who was the last to be admitted at each destination without a seat left. */
    public record Matching(Map<UUID, Admission> admissions, Map<UUID, Admission> lastAdmitted) {

        /** The destination this student goes to, empty when there is none. */
        public Optional<UUID> destination(UUID student) {
            return Optional.ofNullable(admissions.get(student)).map(Admission::destination);
        }

        /** The weakest admission at a destination that is full; empty while it has a seat left. */
        public Optional<Admission> lastAdmittedAt(UUID destination) {
            return Optional.ofNullable(lastAdmitted.get(destination));
        }
    }

    /** Weakest first: lower score, then the higher ticket, then the higher id (equal tickets do not happen). */
    static final Comparator<Admission> WEAKEST_FIRST = Comparator.comparing(Admission::score)
            .thenComparing(Admission::ticket, Comparator.reverseOrder())
            .thenComparing(Admission::student, Comparator.reverseOrder());

    /**
     * @param applicants everybody who takes part, each student once
     * @param seats whole seats per destination; one that is not named has none
     */
    public static Matching match(List<Applicant> applicants, Map<UUID, Integer> seats) {
        Map<UUID, PriorityQueue<Admission>> held = new HashMap<>();
        Map<UUID, Integer> nextChoice = new HashMap<>();
        Map<UUID, Applicant> byStudent = new HashMap<>();
        Deque<Applicant> free = new ArrayDeque<>(applicants);
        applicants.forEach(a -> byStudent.put(a.student(), a));
        while (!free.isEmpty()) {
            Applicant asker = free.pop();
            int wish = nextChoice.merge(asker.student(), 1, Integer::sum) - 1;
            if (wish >= asker.choices().size()) {
                continue;
            }
            Choice choice = asker.choices().get(wish);
            PriorityQueue<Admission> here =
                    held.computeIfAbsent(choice.destination(), d -> new PriorityQueue<>(WEAKEST_FIRST));
            here.add(new Admission(asker.student(), choice.destination(), choice.score(), asker.ticket()));
            if (here.size() > seats.getOrDefault(choice.destination(), 0)) {
                free.push(byStudent.get(here.remove().student()));
            }
        }
        return matching(held, seats);
    }

    private static Matching matching(Map<UUID, PriorityQueue<Admission>> held, Map<UUID, Integer> seats) {
        Map<UUID, Admission> admissions = new HashMap<>();
        Map<UUID, Admission> lastAdmitted = new HashMap<>();
        held.forEach((destination, here) -> {
            here.forEach(a -> admissions.put(a.student(), a));
            if (!here.isEmpty() && here.size() == seats.getOrDefault(destination, 0)) {
                lastAdmitted.put(destination, here.peek());
            }
        });
        return new Matching(Map.copyOf(admissions), Map.copyOf(lastAdmitted));
    }
}
