package eu.peregrine.local.demo;

import eu.peregrine.local.data.Condition;
import eu.peregrine.local.data.Language;
import eu.peregrine.local.data.LanguageProof;
import eu.peregrine.local.data.Student;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Who must be placed where, worked out from the generated students, their wishes and the conditions of the agreements:
 * student-proposing deferred acceptance (Gale and Shapley 1962, with quotas). It shares no code with the services, so that
 * it makes none of their mistakes.
 */
final class FairPlacements {

    /** The credits of a year of full-time studies. */
    private static final BigDecimal ECTS_PER_YEAR = new BigDecimal(60);

    /**
     * Seats of one term under one condition.
     *
     * @param id of the destination
     * @param condition as it was generated
     * @param term {@code 2027/2028-1}
     * @param seats whole ones
     */
    record Place(UUID id, Condition condition, String term, int seats) {}

    /**
     * What a score is made of.
     *
     * @param gpa points per point of the grade average
     * @param language points per CEFR level above what is asked for
     * @param ects points per year of studies
     */
    record Weights(BigDecimal gpa, BigDecimal language, BigDecimal ects) {}

    /** A wish that may be granted, with what decides about it. */
    record Claim(UUID student, UUID place, int rank, BigDecimal score, String ticket) {}

    /**
     * Why a wish was not granted.
     *
     * @param wish from 1; 0 when none was filed
     * @param score the student's, where scores decided
     * @param lastAdmitted the weakest score admitted there, where scores decided
     */
    record Cause(int wish, UUID place, String code, BigDecimal score, BigDecimal lastAdmitted) {}

    /**
     * What must become of a student.
     *
     * @param place null when there is none
     * @param rank which wish that is, from 1; null when there is none
     * @param score the student's there
     * @param causes why each better wish was refused, in their order and by code
     */
    record Decision(UUID place, Integer rank, BigDecimal score, List<Cause> causes) {}

    static final Comparator<Cause> IN_ORDER = Comparator.comparing(Cause::wish).thenComparing(Cause::code);

    /** The higher score, then the lower lottery ticket. */
    private static final Comparator<Claim> BEST_FIRST =
            Comparator.comparing(Claim::score).reversed().thenComparing(Claim::ticket);

    private final Map<UUID, Student> students = new HashMap<>();
    private final Map<UUID, List<UUID>> wishes;
    private final Map<UUID, Place> places = new HashMap<>();
    private final Weights weights;
    private final String seed;
    private final LocalDate day;
    private final Map<UUID, List<Claim>> claims = new HashMap<>();
    private final Map<UUID, TreeSet<Claim>> admitted = new HashMap<>();

    /**
     * Works it out.
     *
     * @param wishes of each student who filed any, best first
     * @param places every destination that somebody may wish for
     * @param seed of the lottery, as it was revealed
     * @param day on which language proofs must be valid
     */
    FairPlacements(
            Collection<Student> students,
            Map<UUID, List<UUID>> wishes,
            Collection<Place> places,
            Weights weights,
            String seed,
            LocalDate day) {
        this.wishes = wishes;
        this.weights = weights;
        this.seed = seed;
        this.day = day;
        places.forEach(place -> this.places.put(place.id(), place));
        for (Student student : students) {
            this.students.put(student.id(), student);
            claims.put(student.id(), claimsOf(student));
        }
        admit();
    }

    private List<Claim> claimsOf(Student student) {
        List<UUID> wished = wished(student.id());
        String ticket = sha256(seed + student.id());
        List<Claim> own = new ArrayList<>();
        for (int i = 0; i < wished.size(); i++) {
            Place place = places.get(wished.get(i));
            if (place.seats() > 0 && objections(student, place.condition()).isEmpty()) {
                own.add(new Claim(student.id(), place.id(), i + 1, score(student, place.condition()), ticket));
            }
        }
        return own;
    }

    /** Everybody asks, from the best wish down, until nobody who was refused has anything left to ask for. */
    private void admit() {
        Map<UUID, Iterator<Claim>> left = new HashMap<>();
        claims.forEach((student, own) -> left.put(student, own.iterator()));
        Deque<UUID> asking = new ArrayDeque<>(left.keySet());
        while (!asking.isEmpty()) {
            Iterator<Claim> own = left.get(asking.remove());
            if (own.hasNext()) {
                Claim claim = own.next();
                TreeSet<Claim> there = admitted.computeIfAbsent(claim.place(), place -> new TreeSet<>(BEST_FIRST));
                there.add(claim);
                if (there.size() > seats(claim.place())) {
                    asking.add(there.pollLast().student());
                }
            }
        }
    }

    /** What must become of each student. */
    Map<UUID, Decision> decisions() {
        Map<UUID, Claim> granted = new HashMap<>();
        admitted.values().forEach(there -> there.forEach(claim -> granted.put(claim.student(), claim)));
        Map<UUID, Decision> decisions = new HashMap<>();
        students.values().forEach(student -> decisions.put(student.id(), decision(student, granted.get(student.id()))));
        return decisions;
    }

    private Decision decision(Student student, Claim granted) {
        List<UUID> wished = wished(student.id());
        List<Cause> causes = new ArrayList<>();
        for (int rank = 1; rank <= wished.size(); rank++) {
            if (granted != null && granted.rank() == rank) {
                return new Decision(granted.place(), rank, granted.score(), causes);
            }
            causes.addAll(causes(student, places.get(wished.get(rank - 1)), rank));
        }
        if (causes.isEmpty()) {
            causes.add(new Cause(0, null, "no-wish", null, null));
        }
        return new Decision(null, null, null, causes);
    }

    private List<Cause> causes(Student student, Place place, int rank) {
        List<String> objections = objections(student, place.condition());
        if (!objections.isEmpty()) {
            return objections.stream()
                    .map(code -> new Cause(rank, place.id(), code, null, null))
                    .sorted(IN_ORDER)
                    .toList();
        }
        if (place.seats() == 0) {
            return List.of(new Cause(rank, place.id(), "no-seats", null, null));
        }
        BigDecimal own = score(student, place.condition());
        BigDecimal last = admitted.get(place.id()).last().score();
        return List.of(new Cause(rank, place.id(), own.compareTo(last) == 0 ? "lottery" : "full", own, last));
    }

    /** Wishes of all students for a place that may be granted, the first by priority first. */
    List<Claim> claimsTo(UUID place) {
        return claims.values().stream()
                .flatMap(List::stream)
                .filter(claim -> claim.place().equals(place))
                .sorted(BEST_FIRST)
                .toList();
    }

    int seats(UUID place) {
        return places.get(place).seats();
    }

    Place place(UUID id) {
        return places.get(id);
    }

    private List<UUID> wished(UUID student) {
        return wishes.getOrDefault(student, List.of());
    }

    private List<String> objections(Student student, Condition condition) {
        List<String> codes = new ArrayList<>();
        if (!condition.eqfLevels().isEmpty() && !condition.eqfLevels().contains(student.eqf())) {
            codes.add("not-eligible-level");
        }
        if (!condition.subjectAreas().isEmpty()
                && condition.subjectAreas().stream()
                        .noneMatch(area -> student.iscedF().startsWith(area.iscedF()))) {
            codes.add("not-eligible-field");
        }
        for (Language asked : condition.languages()) {
            if (level(student, asked.language()) < Language.strength(asked.cefr())) {
                codes.add("not-eligible-language");
            }
        }
        return codes;
    }

    private BigDecimal score(Student student, Condition condition) {
        int above = condition.languages().stream()
                .mapToInt(asked -> level(student, asked.language()) - Language.strength(asked.cefr()))
                .max()
                .orElse(0);
        BigDecimal years = BigDecimal.valueOf(student.ects()).divide(ECTS_PER_YEAR, 6, RoundingMode.HALF_UP);
        return weights.gpa()
                .multiply(student.gpa())
                .add(weights.language().multiply(BigDecimal.valueOf(Math.max(0, above))))
                .add(weights.ects().multiply(years))
                .setScale(2, RoundingMode.HALF_UP);
    }

    /** The strongest level proven of a language, counted from 0; -1 for none. */
    private int level(Student student, String language) {
        return student.languageProofs().stream()
                .filter(proof -> proof.language().equals(language))
                .filter(proof ->
                        proof.validUntil() == null || !proof.validUntil().isBefore(day))
                .map(LanguageProof::level)
                .mapToInt(Language::strength)
                .max()
                .orElse(-1);
    }

    /** The lottery's tickets and its commitment are hashes of this kind, in hexadecimal. */
    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
