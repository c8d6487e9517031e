package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.data.Language;
import eu.peregrine.local.data.LanguageProof;
import eu.peregrine.local.data.Programme;
import eu.peregrine.local.data.SchoolPolicies;
import eu.peregrine.local.data.Student;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What each generated student owes and has proven, worked out from the school's policies as they were loaded and from
 * the generated language proofs. It shares no code with the services.
 */
final class Obligations {

    private static final int DAYS_OF_A_WEEK = 7;

    /** The school teaches in it, so it is nobody's second language. */
    private static final String TAUGHT_IN = "fr";

    private final Map<String, List<JsonNode>> versions = new HashMap<>();

    /** The obligations of the students of some programmes. */
    Obligations(List<Programme> programmes) {
        SchoolPolicies.of(programmes).forEach(policy -> versions.put(policy.status(), policy.versions()));
    }

    /** Calendar days abroad, both ends of each stay counted. Generated stays are full terms, which are no shorter. */
    long days(Student student) {
        JsonNode minimum = policy(student).path("minimum");
        if (minimum.has("weeks")) {
            return (long) DAYS_OF_A_WEEK * minimum.path("weeks").asInt();
        }
        return minimum.has("days")
                ? minimum.path("days").asInt()
                : minimum.path("semester").path("orDays").asInt();
    }

    /** The last day on which something can still be made good. */
    static LocalDate lastDay(Student student) {
        return LocalDate.of(Integer.parseInt(student.cohort()), Month.SEPTEMBER, 30);
    }

    /** The levels owed and not proven, each once: the code of the language, or {@code second} for any further one. */
    List<String> missingLanguages(Student student) {
        List<JsonNode> owed = new ArrayList<>();
        policy(student).path("languageProofs").forEach(owed::add);
        Set<String> named = new HashSet<>();
        owed.forEach(level -> named.add(code(level)));
        return owed.stream()
                .filter(level ->
                        student.languageProofs().stream().noneMatch(proof -> proves(proof, level, named, student)))
                .map(Obligations::code)
                .distinct()
                .toList();
    }

    /** As the service calls a level owed, and this class does too. */
    static String code(JsonNode level) {
        return level.has("language") ? level.path("language").asText() : "second";
    }

    private static boolean proves(LanguageProof proof, JsonNode owed, Set<String> named, Student student) {
        boolean language = owed.path("second").asBoolean()
                ? !named.contains(proof.language()) && !proof.language().equals(TAUGHT_IN)
                : proof.language().equals(owed.path("language").asText());
        boolean level = Language.strength(proof.level())
                >= Language.strength(owed.path("cefr").asText());
        boolean score = !owed.has("test")
                || owed.path("test").asText().equalsIgnoreCase(proof.provider())
                        && proof.score() != null
                        && proof.score()
                                        .compareTo(new BigDecimal(
                                                owed.path("leastScore").asText()))
                                >= 0;
        boolean lasts = !owed.path("valid").asText().equals("at-graduation")
                || proof.validUntil() == null
                || !proof.validUntil().isBefore(lastDay(student));
        return language && level && score && lasts;
    }

    private JsonNode policy(Student student) {
        return versions.get(student.status()).stream()
                .filter(version -> version.path("intakeFrom").asText().compareTo(student.intake()) <= 0
                        && (!version.has("intakeTo")
                                || version.path("intakeTo").asText().compareTo(student.intake()) >= 0))
                .findFirst()
                .orElseThrow(() -> new DemoException("No mobility policy was loaded for the intake " + student.intake()
                        + " of " + student.status() + "s."));
    }
}
