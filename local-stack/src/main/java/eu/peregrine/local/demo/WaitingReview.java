package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.demo.FairPlacements.Claim;
import eu.peregrine.local.demo.FairPlacements.Decision;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Who must have moved up from the waiting lists. A seat that becomes free goes to the first, by the priorities of the
 * allocation, of those who would rather have it than what they hold; the seat that they leave goes on in the same way.
 */
final class WaitingReview {

    /** Somebody who moved up; {@code from} is null for who held nothing. */
    record Promotion(UUID student, UUID from, UUID to, int rank) {}

    /** What a student has, and whether they wait for better. */
    private static final class Standing {
        private String state;
        private Decision decision;
        private boolean holds;
        private boolean waiting = true;
    }

    private final FairPlacements fair;
    private final Map<UUID, Standing> standings = new HashMap<>();
    private final Map<UUID, Integer> held = new HashMap<>();
    private final Map<UUID, List<Claim>> claims = new HashMap<>();
    private boolean ended;

    /** The places as they must have been published. */
    WaitingReview(FairPlacements fair) {
        this.fair = fair;
        fair.decisions().forEach((student, decision) -> {
            Standing standing = new Standing();
            standings.put(student, standing);
            standing.decision = decision;
            standing.state = "UNPLACED";
            if (decision.place() != null) {
                standing.state = "OFFERED";
                take(standing);
            }
        });
    }

    /** The state of a student's place now. */
    String state(UUID student) {
        return standings.get(student).state;
    }

    /** What a student holds, or held last, and why nothing better. */
    Decision decision(UUID student) {
        return standings.get(student).decision;
    }

    /** Takes one thing that happened to a place, whoever it says moved up; answers who must have moved up. */
    List<Promotion> follow(JsonNode turn) {
        String kind = turn.path("kind").asText();
        if (kind.equals("ended")) {
            ended = true;
            return List.of();
        }
        Standing standing = standings.get(Stage.id(turn, "student"));
        standing.waiting = kind.equals("accepted") && turn.path("keepHigher").asBoolean();
        standing.state = switch (kind) {
            case "accepted", "nominated", "declined", "lapsed", "cancelled" -> kind.toUpperCase(Locale.ROOT);
            default -> throw new DemoException("The demo does not do this to a place: " + kind + ".");
        };
        boolean left = Set.of("declined", "lapsed", "cancelled").contains(kind);
        return left ? pass(leave(standing), gone(turn)) : List.of();
    }

    private List<Promotion> pass(UUID freed, Set<UUID> gone) {
        List<Promotion> promotions = new ArrayList<>();
        UUID place = freed;
        while (place != null && !ended && !gone.contains(place) && held.get(place) < fair.seats(place)) {
            Claim next = first(place);
            if (next == null) {
                break;
            }
            Standing standing = standings.get(next.student());
            UUID before = leave(standing);
            promotions.add(new Promotion(next.student(), before, place, next.rank()));
            promote(standing, next);
            place = before;
        }
        return promotions;
    }

    private Claim first(UUID place) {
        return claims.computeIfAbsent(place, fair::claimsTo).stream()
                .filter(claim -> {
                    Standing standing = standings.get(claim.student());
                    return standing.waiting && (!standing.holds || claim.rank() < standing.decision.rank());
                })
                .findFirst()
                .orElse(null);
    }

    private void promote(Standing standing, Claim claim) {
        standing.decision = new Decision(
                claim.place(),
                claim.rank(),
                claim.score(),
                standing.decision.causes().stream()
                        .filter(cause -> cause.wish() > 0 && cause.wish() < claim.rank())
                        .toList());
        if (!standing.state.equals("ACCEPTED")) {
            standing.state = "OFFERED";
        }
        take(standing);
    }

    private void take(Standing standing) {
        standing.holds = true;
        held.merge(standing.decision.place(), 1, Integer::sum);
    }

    /** What the student held, or null. */
    private UUID leave(Standing standing) {
        if (!standing.holds) {
            return null;
        }
        standing.holds = false;
        held.merge(standing.decision.place(), -1, Integer::sum);
        return standing.decision.place();
    }

    private static Set<UUID> gone(JsonNode turn) {
        Set<UUID> gone = new HashSet<>();
        turn.path("gone").forEach(place -> gone.add(UUID.fromString(place.asText())));
        return gone;
    }
}
