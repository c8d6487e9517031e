package eu.peregrine.scholarships.application;

import eu.peregrine.scholarships.call.TieBreaks;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * The order of a call's applications: by total, then by the declared tie-breaks, then by id. The same applications give the
 * same order in whatever order they come, and the hash lets anybody check that it was computed from these.
 */
final class Ranking {

    private final List<Candidate> order;
    private final String hash;

    private Ranking(List<Candidate> order, String hash) {
        this.order = order;
        this.hash = hash;
    }

    /**
     * An application to be ranked.
     *
     * @param id its id
     * @param total its total
     * @param means the mean points of each criterion
     * @param submittedAt when it was handed in
     */
    record Candidate(UUID id, BigDecimal total, Map<String, BigDecimal> means, Instant submittedAt) {

        private BigDecimal mean(String criterion) {
            return means.getOrDefault(criterion, BigDecimal.ZERO);
        }

        private String line() {
            Map<String, String> points = new TreeMap<>();
            means.forEach((criterion, mean) ->
                    points.put(criterion, mean.stripTrailingZeros().toPlainString()));
            return id + " " + total.toPlainString() + " " + points + " " + submittedAt;
        }
    }

    static Ranking of(List<Candidate> candidates, List<String> tieBreaks) {
        Comparator<Candidate> best = Comparator.comparing(Candidate::total).reversed();
        for (String tieBreak : tieBreaks) {
            best = best.thenComparing(comparator(tieBreak));
        }
        List<Candidate> order = candidates.stream()
                .sorted(best.thenComparing(candidate -> candidate.id().toString()))
                .toList();
        return new Ranking(order, hash(order, tieBreaks));
    }

    /** From the first to the last. */
    List<Candidate> order() {
        return order;
    }

    /** SHA-256 of the tie-breaks and of everything that is known of the candidates, in their order. */
    String hash() {
        return hash;
    }

    private static Comparator<Candidate> comparator(String tieBreak) {
        return tieBreak.equals(TieBreaks.EARLIEST_SUBMISSION)
                ? Comparator.comparing(Candidate::submittedAt)
                : Comparator.comparing((Candidate candidate) -> candidate.mean(tieBreak))
                        .reversed();
    }

    private static String hash(List<Candidate> order, List<String> tieBreaks) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(tieBreaks.toString().getBytes(StandardCharsets.UTF_8));
            for (Candidate candidate : order) {
                digest.update(('\n' + candidate.line()).getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
