package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.data.Student;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** Works out where every student stands from the generated proofs and the days attested, and compares the outlook with it. */
final class OutlookReview {

    private final Stage stage;
    private final Findings findings;
    private final Obligations obligations;
    private final Map<UUID, Long> days;
    private final LocalDate today;

    /** @param days abroad of each student who was, as attested */
    OutlookReview(Stage stage, Findings findings, Obligations obligations, Map<UUID, Long> days, LocalDate today) {
        this.stage = stage;
        this.findings = findings;
        this.obligations = obligations;
        this.days = days;
        this.today = today;
    }

    static JsonNode cohorts(Stage stage) {
        return stage.api.get(stage.office(), "cohorts").path("items");
    }

    /** How many students the outlook knows. */
    static int students(Stage stage) {
        int known = 0;
        for (JsonNode cohort : cohorts(stage)) {
            known += cohort.path("students").asInt();
        }
        return known;
    }

    /** Checks all cohorts; answers how many students stand how. */
    String check() {
        Map<String, Map<String, Integer>> expected = new TreeMap<>();
        stage.illustration
                .students()
                .forEach(student -> expected.computeIfAbsent(student.cohort(), cohort -> new TreeMap<>())
                        .merge(verdict(student), 1, Integer::sum));
        // The outlook follows what happens a moment later.
        stage.until("the outlook has followed", () -> expected.equals(counts()));
        Map<String, Integer> all = new TreeMap<>();
        for (String cohort : expected.keySet()) {
            List<JsonNode> items = stage.api.all(stage.office(), "cohorts/" + cohort + "/outlook");
            findings.same(
                    "students in the outlook of " + cohort,
                    expected.get(cohort).values().stream()
                            .mapToInt(Integer::intValue)
                            .sum(),
                    items.size());
            for (JsonNode item : items) {
                Student student = stage.illustration.student(Stage.id(item, "student"));
                String verdict = item.path("verdict").asText();
                findings.same("outlook of " + student.id(), verdict(student), verdict);
                findings.same(
                        "days still owed by " + student.id(),
                        missing(student),
                        item.path("days").path("missing").asLong());
                findings.same(
                        "latest departure of " + student.id(),
                        leaves(student) ? latestDeparture(student).toString() : "",
                        item.path("latestDeparture").asText());
                findings.same("languages owed by " + student.id(), obligations.missingLanguages(student), codes(item));
                all.merge(verdict, 1, Integer::sum);
            }
        }
        return all.toString();
    }

    private Map<String, Map<String, Integer>> counts() {
        Map<String, Map<String, Integer>> counts = new TreeMap<>();
        for (JsonNode cohort : cohorts(stage)) {
            Map<String, Integer> verdicts = new TreeMap<>();
            cohort.path("verdicts")
                    .properties()
                    .forEach(verdict ->
                            verdicts.put(verdict.getKey(), verdict.getValue().asInt()));
            counts.put(cohort.path("id").asText(), verdicts);
        }
        return counts;
    }

    private long missing(Student student) {
        return Math.max(0, obligations.days(student) - days.getOrDefault(student.id(), 0L));
    }

    private LocalDate latestDeparture(Student student) {
        return Obligations.lastDay(student).minusDays(missing(student) - 1);
    }

    /** Whether the student still has to leave, and can in time. */
    private boolean leaves(Student student) {
        return missing(student) > 0 && !today.isAfter(latestDeparture(student));
    }

    private String verdict(Student student) {
        boolean daysLost = missing(student) > 0 && !leaves(student);
        boolean languagesMissing = !obligations.missingLanguages(student).isEmpty();
        if (daysLost || languagesMissing && today.isAfter(Obligations.lastDay(student))) {
            return "lost";
        }
        return leaves(student) || languagesMissing ? "at-risk" : "satisfied";
    }

    private static List<String> codes(JsonNode item) {
        List<String> codes = new ArrayList<>();
        item.path("missingLanguages").forEach(code -> codes.add(code.asText()));
        return codes;
    }
}
