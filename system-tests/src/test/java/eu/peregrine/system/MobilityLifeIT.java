package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.system.Office.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The life of stays abroad, every party with its own token, through the gateway. */
@Order(2)
class MobilityLifeIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** The clock of the partners service; it is not to be had through the gateway. */
    private static final String CLOCK = "http://localhost:8081/operations/clock";

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final Map<String, Object> SOIL = component("A", "Bodenmechanik");
    private static final Map<String, Object> ROCK = component("A", "Felsmechanik");
    private static final Map<String, Object> BACK = component("B", "Soil mechanics");

    private static Office school;
    private static Office coordination;
    private static Office dresden;
    private static UUID programme;

    @BeforeAll
    static void openTheOffice() throws IOException {
        SharedSystem.use();
        school = Office.of("office");
        coordination = Office.of("coordination");
        dresden = Office.of("partner-tu-dresden.de");
        programme = UUID.randomUUID();
        String code = programme.toString();
        ok(school.post(
                "programmes",
                Map.of("id", programme, "code", code, "name", Map.of("en", code), "level", 7, "iscedF", "0732")));
    }

    @Test
    void aRejectedNominationIsProposedAgainAndAStaleProposalIsNotApproved() throws IOException {
        Office student = enrolled("student02", Map.of());
        String stay = planned(student, "exchange", 60, 200, null);
        ok(school.post(stay + "/nominate", null));
        String first = proposal(stay);
        Answer rejected = dresden.post(
                stay + "/reject", Map.of("proposalId", first, "comment", "The laboratory is closed that term."));
        assertThat(ok(rejected).path("state").asText()).isEqualTo("HOST_REJECTED");
        assertThat(student.get(stay).body().path("hostComment").asText()).contains("laboratory");
        ok(school.post(stay + "/nominate", null));
        Answer stale = dresden.post(stay + "/approve", Map.of("proposalId", first));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.problem()).isEqualTo("stale");
        assertThat(stale.body().path("detail").asText()).contains(proposal(stay));
        ok(dresden.post(stay + "/approve", Map.of("proposalId", proposal(stay))));
    }

    @Test
    void threeSignTheLearningAgreementAndItsChangeDuringTheStay() throws IOException {
        Office student = enrolled("student03", Map.of());
        String stay = planned(student, "exchange", -10, 120, null);
        approve(stay);
        String agreement = stay + "/learning-agreement";
        ok(student.post(agreement + "/propose", Map.of("components", List.of(SOIL, BACK))));
        assertThat(dresden.post(agreement + "/sign", Map.of("version", 1)).problem())
                .isEqualTo("signature-out-of-order");
        signByAll(student, agreement, 1);
        ok(dresden.post(stay + "/arrival", Map.of("on", day(-9))));

        Map<String, Object> change = new HashMap<>();
        change.put("components", List.of(ROCK, BACK));
        assertThat(student.post(agreement + "/propose", change).status()).isEqualTo(422);
        change.put(
                "changes",
                List.of(
                        change("deleted", "Bodenmechanik", "timetable-conflict"),
                        change("inserted", "Felsmechanik", "substituting-deleted")));
        JsonNode proposed = ok(student.post(agreement + "/propose", change));
        assertThat(proposed.path("learningAgreement").path("state").asText()).isEqualTo("CHANGE_PROPOSED");
        assertThat(student.get(agreement).body().path("inForceVersion").asInt()).isEqualTo(1);
        signByAll(student, agreement, 2);
        assertThat(student.get(agreement).body().path("inForceVersion").asInt()).isEqualTo(2);
        JsonNode first = dresden.get(agreement + "/versions/1").body();
        assertThat(first.path("components").path(0).path("title").asText()).isEqualTo("Bodenmechanik");
        assertThat(first.path("signatures")).hasSize(3);
    }

    @Test
    void aStayThatForceMajeureEndsEarlyIsOverThatDay() throws IOException {
        Office student = enrolled("student04", Map.of());
        String stay = onSite(student, null);
        Answer ended = dresden.post(
                stay + "/end-early",
                Map.of("on", day(-1), "reason", "The university was flooded.", "forceMajeure", true));
        assertThat(ok(ended).path("state").asText()).isEqualTo("RETURNED");
        assertThat(ended.body().path("forceMajeure").asBoolean()).isTrue();
        assertThat(ended.body().path("period").path("end").asText()).isEqualTo(day(-1));
    }

    @Test
    void aStayIsExtendedOnceHostAndSchoolHaveAgreed() throws IOException {
        Office student = enrolled("student05", Map.of());
        String stay = onSite(student, null);
        String later = day(150);
        ok(student.post(stay + "/extend", Map.of("newEnd", later, "reason", "The thesis takes longer.")));
        String extension = student.get(stay + "/extensions")
                .body()
                .path("items")
                .path(0)
                .path("id")
                .asText();
        Answer own = student.post(stay + "/extension/agree", Map.of("extensionId", extension));
        assertThat(own.status()).isEqualTo(403);
        ok(dresden.post(stay + "/extension/agree", Map.of("extensionId", extension)));
        assertThat(student.get(stay).body().path("period").path("end").asText()).isNotEqualTo(later);
        ok(coordination.post(stay + "/extension/agree", Map.of("extensionId", extension)));
        assertThat(student.get(stay).body().path("period").path("end").asText()).isEqualTo(later);
    }

    @Test
    void anApprenticeIsNotSentAbroadForMoreThanHalfOfTheContract() throws IOException {
        Office apprentice = enrolled(
                "student06",
                Map.of(
                        "status",
                        "apprentice",
                        "employer",
                        "Vinci Construction",
                        "contractStart",
                        day(0),
                        "contractEnd",
                        day(365)));
        planned(apprentice, "internship", 30, 120, null);
        Answer refused = plan(apprentice, "internship", 150, 260, null);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body().path("errors").path(0).path("code").asText()).isEqualTo("apprentice-over-half");
    }

    @Test
    void whoIsAbroadStaysToTheEndWhenTheAgreementIsOver() throws IOException {
        Office student = enrolled("student07", Map.of());
        String agreement = inForce();
        String destination = destination(agreement);
        String stay = onSite(student, destination);
        await().atMost(SOON).untilAsserted(() -> {
            Answer refused = school.post(agreement + "/terminate", Map.of("reason", "We stop."));
            if (refused.status() == 200) {
                school.post(agreement + "/revert", null);
            }
            assertThat(refused.problem()).isEqualTo("mobilities-exist");
        });
        JsonNode given = ok(dresden.post(agreement + "/give-notice", Map.of("reason", "Our faculty closes.")));
        LocalDate ends = LocalDate.parse(given.path("notice").path("endsOn").asText());
        Office operations = Office.of("operations");
        try {
            clock(operations, Duration.between(Instant.now(), ends.atTime(12, 0).toInstant(ZoneOffset.UTC)));
            await().atMost(SOON)
                    .until(() ->
                            school.get(agreement).body().path("state").asText().equals("TERMINATED"));
        } finally {
            clock(operations, Duration.ZERO);
        }
        await().atMost(SOON).until(() -> school.get("destinations/" + destination)
                .body()
                .path("state")
                .asText()
                .equals("CLOSED"));
        assertThat(student.get(stay).body().path("state").asText()).isEqualTo("ON_SITE");
        assertThat(ok(dresden.post(stay + "/departure", Map.of("on", day(0))))
                        .path("state")
                        .asText())
                .isEqualTo("RETURNED");
    }

    private static Office enrolled(String name, Map<String, Object> more) throws IOException {
        Office student = Office.of(name);
        Map<String, Object> body = new HashMap<>();
        body.put("id", student.student());
        body.put("givenName", "Ada");
        body.put("familyName", name);
        body.put("programmeId", programme);
        body.put("intake", "2025/2026");
        body.put("cohort", "2028");
        body.put("status", "engineer");
        body.put("eqf", 7);
        body.put("iscedF", "0732");
        body.put(
                "languageProofs",
                List.of(Map.of(
                        "language", "en",
                        "kind", "course",
                        "provider", "Language centre",
                        "level", "C1",
                        "issuedOn", "2026-01-15")));
        body.putAll(more);
        ok(school.post("students", body));
        return student;
    }

    /** A day so many days from today. */
    private static String day(int fromToday) {
        return TODAY.plusDays(fromToday).toString();
    }

    /** Plans a stay whose first and last day are so many days from today. */
    private static Answer plan(Office student, String kind, int start, int end, String destination) {
        Map<String, Object> body = new HashMap<>();
        body.put("kind", kind);
        body.put("studentId", student.student());
        if (destination != null) {
            body.put("destinationId", destination);
        }
        body.put(
                "segments",
                List.of(Map.of(
                        "hostId", dresden.organisation(), "planned", Map.of("start", day(start), "end", day(end)))));
        return school.post("mobilities", body);
    }

    /** Plans a stay, once the mobility service has heard of the host. */
    private static String planned(Office student, String kind, int start, int end, String destination) {
        Answer planned = await().atMost(SOON)
                .until(
                        () -> plan(student, kind, start, end, destination),
                        answer -> !answer.body().toString().contains("unknown-organisation"));
        return "mobilities/" + ok(planned).path("id").asText();
    }

    private static void approve(String stay) {
        ok(school.post(stay + "/nominate", null));
        ok(dresden.post(stay + "/approve", Map.of("proposalId", proposal(stay))));
    }

    private static String onSite(Office student, String destination) {
        String stay = planned(student, "exchange", -20, 100, destination);
        approve(stay);
        ok(dresden.post(stay + "/arrival", Map.of("on", day(-20))));
        return stay;
    }

    private static void signByAll(Office student, String agreement, int version) {
        for (Office signer : List.of(student, coordination, dresden)) {
            ok(signer.post(agreement + "/sign", Map.of("version", version)));
        }
    }

    private static String proposal(String stay) {
        return school.get(stay).body().path("proposalId").asText();
    }

    private static Map<String, Object> component(String table, String title) {
        return Map.of("table", table, "title", title, "ects", 6);
    }

    private static Map<String, Object> change(String kind, String title, String reason) {
        return Map.of("change", kind, "table", "A", "title", title, "reason", reason);
    }

    private static String inForce() {
        int year = TODAY.getMonthValue() >= 9 ? TODAY.getYear() : TODAY.getYear() - 1;
        UUID id = UUID.randomUUID();
        Map<String, Object> condition = new HashMap<>();
        condition.put("activity", "student-studies");
        condition.put("sending", SharedSystem.home());
        condition.put("receiving", dresden.organisation());
        condition.put("firstAcademicYear", year + "/" + (year + 1));
        condition.put("lastAcademicYear", year + 4 + "/" + (year + 5));
        condition.put("mobilitiesPerYear", 3);
        condition.put("subjectAreas", List.of(Map.of("iscedF", "0732")));
        condition.put("eqfLevels", List.of(7));
        condition.put("blended", false);
        condition.put("languages", List.of(Map.of("language", "en", "cefr", "B2")));
        ok(school.post(
                "agreements",
                Map.of(
                        "id",
                        id,
                        "kind",
                        "bilateral-exchange",
                        "title",
                        "Exchange with Dresden " + id,
                        "parties",
                        List.of(SharedSystem.home(), dresden.organisation()),
                        "conditions",
                        List.of(condition))));
        String agreement = "agreements/" + id;
        ok(school.post(agreement + "/propose", null));
        for (Office party : List.of(school, dresden)) {
            JsonNode read = party.get(agreement).body();
            ok(party.post(
                    agreement + "/approve",
                    Map.of(
                            "revision", read.path("revision").asInt(),
                            "hash", read.path("contentHash").asText())));
        }
        return agreement;
    }

    /** A destination that the agreement promises in the present academic year. */
    private static String destination(String agreement) {
        int year = TODAY.getMonthValue() >= 9 ? TODAY.getYear() : TODAY.getYear() - 1;
        String id = agreement.substring(agreement.lastIndexOf('/') + 1);
        return await().atMost(SOON)
                .until(
                        () -> {
                            JsonNode found = school.get(
                                            "destinations?limit=200&academicYear=" + year + "/" + (year + 1))
                                    .body()
                                    .path("items");
                            for (JsonNode one : found) {
                                if (one.path("agreementId").asText().equals(id)) {
                                    return one.path("id").asText();
                                }
                            }
                            return null;
                        },
                        found -> found != null);
    }

    private static void clock(Office operations, Duration offset) {
        ok(operations.post(CLOCK, Map.of("offset", offset.toString())));
    }

    private static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
        return answer.body();
    }
}
