package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.data.IllustrationFiles;
import eu.peregrine.local.data.Programme;
import eu.peregrine.local.data.Student;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Programmes, what each owes, and the students. */
final class CohortAct {

    private final Stage stage;

    CohortAct(Stage stage) {
        this.stage = stage;
    }

    void play() {
        Api api = stage.api;
        List<Programme> programmes = stage.illustration.programmes();
        programmes.forEach(programme -> api.post(stage.office(), "programmes", programme));
        policy("engineer", Map.of("semester", Map.of("fullHostTerm", true, "orDays", 91)));
        policy("apprentice", Map.of("weeks", 8));
        JsonNode students = api.load(
                stage.office(), "students/import", IllustrationFiles.csv(stage.illustration.students()), "text/csv");
        stage.say(
                "%d programmes, policies loaded (engineers owe one semester, apprentices 8 weeks), %d students imported",
                programmes.size(), students.path("accepted").asInt());
        Student first = stage.illustration.students().get(0);
        JsonNode mandate = api.get(stage.actorFor(first.id()), "students/" + first.id() + "/mandate");
        stage.say(
                "a mandate, as its student reads it: %s",
                mandate.path("explanation").path("en").asText());
    }

    private void policy(String status, Map<String, Object> minimum) {
        List<UUID> programmes = stage.illustration.programmes().stream()
                .filter(programme -> programme.status().equals(status))
                .map(Programme::id)
                .toList();
        stage.api.post(
                stage.office(),
                "mobility-policies",
                Map.of(
                        "programmes",
                        programmes,
                        "status",
                        status,
                        "intakeFrom",
                        "2020/2021",
                        "minimum",
                        minimum,
                        "cumulative",
                        true,
                        "kinds",
                        List.of("exchange", "internship", "research"),
                        "languageProofs",
                        List.of(
                                Map.of("language", "en", "cefr", "B2", "valid", "at-issue"),
                                Map.of("second", true, "cefr", "A2", "valid", "at-issue"))));
    }
}
