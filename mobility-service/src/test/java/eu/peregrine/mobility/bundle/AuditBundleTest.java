package eu.peregrine.mobility.bundle;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.created;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.mobility.stay.Exchange;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/** The audit bundle as an auditor unpacks it. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class AuditBundleTest {

    private static final String MOBILITIES = "/api/v1/mobilities";

    private static Map<String, byte[]> unpacked(byte[] zip) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                entries.put(entry.getName(), in.readAllBytes());
            }
        }
        return entries;
    }

    private static void attach(UUID id, String name, String text) {
        officer()
                .contentType("text/plain")
                .body(text.getBytes(StandardCharsets.UTF_8))
                .post(MOBILITIES + "/" + id + "/documents?name=" + name)
                .then()
                .statusCode(201);
    }

    @Test
    void holdsDocumentsTrailAndTheGapsAndIsTheSameEachTime() throws IOException {
        Exchange dresden = new Exchange("TU Dresden", 2);
        UUID student = dresden.newStudent(15);
        Map<String, Object> plan = dresden.plan(student);
        plan.put("segments", List.of(dresden.segment("2025-09-01", "2026-01-30")));
        plan.put("recorded", Map.of("state", "RETURNED", "arrivedOn", "2025-09-02", "departedOn", "2026-01-29"));
        UUID id = UUID.fromString(officer()
                .header("X-Reason", "From the old files")
                .body(plan)
                .post(MOBILITIES)
                .then()
                .statusCode(201)
                .extract()
                .path("id"));
        attach(id, "letter.txt", "Dear colleague");
        attach(id, "letter.txt", "Dear colleague again");

        byte[] zip = as(TestTokens.of("auditor"))
                .accept("application/zip")
                .get(MOBILITIES + "/" + id + "/audit-bundle")
                .then()
                .statusCode(200)
                .contentType("application/zip")
                .header("Content-Disposition", matchesPattern("attachment; filename=\"audit-OUT-\\d{4}-\\d{4,}.zip\""))
                .header("Cache-Control", equalTo("private, no-store"))
                .extract()
                .asByteArray();
        Map<String, byte[]> entries = unpacked(zip);
        assertThat(entries.keySet())
                .containsExactly(
                        "checklist.txt",
                        "attestations.json",
                        "checklist.json",
                        "payments.json",
                        "stay.json",
                        "trail.json",
                        "documents/001-letter.txt",
                        "documents/002-letter.txt");
        assertThat(new String(entries.get("documents/002-letter.txt"), StandardCharsets.UTF_8))
                .isEqualTo("Dear colleague again");
        String checklist = new String(entries.get("checklist.txt"), StandardCharsets.UTF_8);
        assertThat(checklist)
                .contains("RETURNED: 3 gaps")
                .contains("[ ] MISSING: Everybody has signed a version of the learning agreement.")
                .contains("[ ] MISSING: The transcript of the courses taken has come.")
                .contains("[ ] MISSING: Insurance was shown.")
                .contains("[x] The host has attested the departure.")
                .contains("[-] not due yet: The school has recognised the stay.")
                .contains("[x] The trail has a line for every change.");
        JsonNode trail = new ObjectMapper().readTree(entries.get("trail.json"));
        assertThat(trail).hasSize(2);
        assertThat(trail.get(1).path("verb").textValue()).isEqualTo("recorded");
        assertThat(trail.get(1).path("reason").textValue()).isEqualTo("From the old files");
        assertThat(new ObjectMapper()
                        .readTree(entries.get("stay.json"))
                        .at("/mobility/actions")
                        .isMissingNode())
                .isTrue();

        assertThat(officer()
                        .accept("application/zip")
                        .get(MOBILITIES + "/" + id + "/audit-bundle")
                        .asByteArray())
                .as("the same for an officer")
                .isEqualTo(zip);
        problem(
                as(TestTokens.student(student)).accept("*/*").get(MOBILITIES + "/" + id + "/audit-bundle"),
                403,
                "forbidden");
        problem(officer().accept("*/*").get(MOBILITIES + "/" + UUID.randomUUID() + "/audit-bundle"), 404, "not-found");
    }

    @Test
    void aStayToComeHasNoGapsYet() throws IOException {
        Exchange berlin = new Exchange("TU Berlin", 1);
        UUID id = created(MOBILITIES, berlin.plan(berlin.newStudent(14)));
        byte[] zip = officer()
                .accept("application/zip")
                .get(MOBILITIES + "/" + id + "/audit-bundle")
                .asByteArray();
        assertThat(new String(unpacked(zip).get("checklist.txt"), StandardCharsets.UTF_8))
                .contains("PLANNED: nothing is missing");
    }
}
