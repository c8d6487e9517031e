package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.local.data.IllustrationFiles;
import eu.peregrine.local.data.Programme;
import eu.peregrine.local.data.SchoolPolicies;
import eu.peregrine.local.data.Student;
import java.util.List;

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
        SchoolPolicies.of(programmes).forEach(this::load);
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
        outlook();
    }

    private void load(SchoolPolicies.Policy policy) {
        String path = null;
        for (JsonNode version : policy.versions()) {
            if (path == null) {
                path = "mobility-policies/" + Stage.id(stage.api.post(stage.office(), "mobility-policies", version));
            } else {
                String etag = stage.api.read(stage.office(), path).etag();
                stage.api.put(stage.office(), path, version, etag);
            }
        }
    }

    /** Where the cohorts stand before anybody has gone, and what the places to be had would do about it. */
    private void outlook() {
        int students = stage.illustration.students().size();
        stage.until("the outlook knows every student", () -> OutlookReview.students(stage) == students);
        for (JsonNode cohort : OutlookReview.cohorts(stage)) {
            String id = cohort.path("id").asText();
            JsonNode first = stage.api.get(
                    stage.office(), "cohorts/" + id + "/outlook?verdict=at-risk&sort=latestDeparture&limit=1");
            stage.say(
                    "the outlook of the %s cohort: %s; the first must leave by %s; %s",
                    id,
                    cohort.path("verdicts"),
                    first.path("items").path(0).path("latestDeparture").asText("–"),
                    stage.api
                            .get(stage.office(), "cohorts/" + id + "/seat-forecast")
                            .path("summary")
                            .path("en")
                            .asText());
        }
    }
}
