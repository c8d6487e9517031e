package eu.peregrine.mobility;

import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.newProgramme;
import static eu.peregrine.mobility.Api.newStudent;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.policy;
import static eu.peregrine.mobility.Api.programme;
import static eu.peregrine.mobility.Api.student;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.mobility.stay.EventContracts;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Events of programmes, policies and students fit their schemas. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class ReferenceEventContractTest {

    @Test
    void everyEventFitsItsSchema() throws IOException {
        UUID programme = newProgramme();
        change("/api/v1/programmes/" + programme, programme());
        UUID unused = newProgramme();
        String etag = officer().get("/api/v1/programmes/" + unused).header("ETag");
        officer()
                .header("If-Match", etag)
                .delete("/api/v1/programmes/" + unused)
                .then()
                .statusCode(204);

        Map<String, Object> rules = policy(programme, "engineer", Map.of("weeks", 8));
        rules.put("languageProofs", List.of(Map.of("language", "en", "cefr", "B2", "valid", "at-issue")));
        UUID policy = created("/api/v1/mobility-policies", rules);
        rules.put("minimum", Map.of("semester", Map.of("fullHostTerm", true, "orDays", 91)));
        change("/api/v1/mobility-policies/" + policy, rules);

        UUID student = newStudent(programme);
        String path = "/api/v1/students/" + student;
        change(path, student(programme));
        officer()
                .body(Map.of("language", "en", "kind", "course", "level", "B2", "issuedOn", "2026-01-01"))
                .post(path + "/language-proofs")
                .then()
                .statusCode(201);
        officer().body(Map.of("reason", "r")).post(path + "/exempt").then().statusCode(200);
        officer().post(path + "/end-exemption").then().statusCode(200);
        officer()
                .body(Map.of("days", 7, "reason", "The border was closed."))
                .post(path + "/waive")
                .then()
                .statusCode(200);
        officer().post(path + "/end-waiver").then().statusCode(200);
        String stay = officer()
                .body(Map.of("kind", "internship", "host", "Hochtief", "start", "2025-06-01", "end", "2025-08-31"))
                .post(path + "/prior-stays")
                .path("id");
        officer()
                .header("If-Match", officer().get(path).header("ETag"))
                .delete(path + "/prior-stays/" + stay)
                .then()
                .statusCode(204);

        await().untilAsserted(() -> {
            assertThat(TestKafka.records("student", student)).hasSize(9);
            assertThat(TestKafka.records("mandate", student)).isNotEmpty();
            assertThat(TestKafka.records("mobility-policy", policy)).hasSize(2);
            assertThat(TestKafka.records("programme", unused)).hasSize(2);
        });
        assertThat(EventContracts.check("programme"))
                .containsKeys("programme.created", "programme.updated", "programme.deleted");
        assertThat(EventContracts.check("mobility-policy"))
                .containsKeys("mobility-policy.created", "mobility-policy.changed");
        assertThat(EventContracts.check("student"))
                .containsKeys(
                        "student.created",
                        "student.updated",
                        "student.language-proven",
                        "student.exempted",
                        "student.exemption-ended",
                        "student.shortfall-waived",
                        "student.waiver-ended",
                        "student.prior-stay-recorded",
                        "student.prior-stay-withdrawn");
        assertThat(EventContracts.check("mandate")).containsKeys("mandate.verdict-changed");
    }

    private static void change(String path, Map<String, Object> body) {
        String etag = officer().get(path).header("ETag");
        officer().header("If-Match", etag).body(body).put(path).then().statusCode(200);
    }
}
