package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.system.Office.Answer;
import java.io.IOException;
import java.nio.file.Path;
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
        programme = newProgramme();
    }

    private static UUID newProgramme() {
        UUID id = UUID.randomUUID();
        String code = id.toString();
        ok(school.post(
                "programmes",
                Map.of("id", id, "code", code, "name", Map.of("en", code), "level", 7, "iscedF", "0732")));
        return id;
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
    void aPlaceThatIsCancelledAfterTheAllocationGoesToWhoWaitsForIt() throws IOException {
        UUID subject = newProgramme();
        Office first = enrolled("student08", Map.of("programmeId", subject, "gpa", 18));
        Office next = enrolled("student09", Map.of("programmeId", subject, "gpa", 15));
        int year = TODAY.getMonthValue() >= 9 ? TODAY.getYear() + 1 : TODAY.getYear();
        String wished = destination(inForce(), year);
        String term = school.get("destinations/" + wished).body().path("term").asText();
        Map<String, Object> draft = new HashMap<>();
        draft.put("name", "Round for " + subject);
        draft.put("academicYear", year + "/" + (year + 1));
        draft.put("term", term);
        draft.put("windowStart", day(-1));
        draft.put("windowEnd", day(20));
        draft.put("population", Map.of("programmes", List.of(subject)));
        String round =
                "campaigns/" + ok(school.post("campaigns", draft)).path("id").asText();
        ok(school.post(round + "/open", null));
        for (Office student : List.of(first, next)) {
            ok(student.put(round + "/wishes/" + student.student(), Map.of("destinations", List.of(wished)), "*"));
        }
        ok(school.post(round + "/close", null));
        ok(school.put(
                round + "/seat-plan", Map.of("seats", List.of(Map.of("destinationId", wished, "seats", 1))), "*"));
        ok(school.post(round + "/allocate", null));
        ok(school.post(round + "/publish", null));
        String mine = round + "/allocation/" + first.student();
        String theirs = round + "/allocation/" + next.student();
        assertThat(state(next, theirs)).isEqualTo("UNPLACED");
        ok(first.post(mine + "/accept", Map.of("keepHigher", false)));
        ok(school.post(round + "/nominate", null));
        String stay = "mobilities/"
                + first.get(mine).body().path("mobility").path("id").asText();
        ok(dresden.post(stay + "/approve", Map.of("proposalId", proposal(stay))));

        ok(school.post(stay + "/cancel", Map.of("reason", "The student is ill.")));

        assertThat(state(first, mine)).isEqualTo("CANCELLED");
        assertThat(state(next, theirs)).isEqualTo("OFFERED");
        ok(next.post(theirs + "/accept", Map.of("keepHigher", false)));
        ok(school.post(round + "/nominate", null));
        String promoted = "mobilities/"
                + next.get(theirs).body().path("mobility").path("id").asText();
        assertThat(state(dresden, promoted)).isEqualTo("NOMINATED");
        ok(dresden.post(promoted + "/approve", Map.of("proposalId", proposal(promoted))));
        JsonNode proof = school.get(round + "/proof").body();
        assertThat(proof.path("identical").asBoolean()).isTrue();
        assertThat(proof.path("turns").findValuesAsText("kind"))
                .containsExactly("accepted", "nominated", "cancelled", "accepted", "nominated");
    }

    @Test
    void aHostWithoutATokenApprovesByALinkThatTheGatewayLetsThrough() throws IOException {
        Office student = enrolled("student10", Map.of());
        String stay = planned(student, "exchange", 60, 200, null);
        ok(school.post(stay + "/nominate", null));
        String link = link(stay, "approve");
        assertThat(link).startsWith("http://localhost:8080/links#mobility.");
        Map<String, Object> token = Map.of("token", link.substring(link.indexOf("#mobility.") + 10));
        Office nobody = Office.withoutToken();
        JsonNode card = ok(nobody.post("mobilities/links/look", token));
        assertThat(card.path("stamp").asText()).isEqualTo(proposal(stay));
        ok(nobody.post("mobilities/links/act", token));
        assertThat(state(school, stay)).isEqualTo("HOST_APPROVED");
        assertThat(nobody.post("mobilities/links/act", token).status()).isEqualTo(410);
        assertThat(nobody.get(stay).status()).isEqualTo(401);
    }

    @Test
    void aHostSignsAndAttestsByLinksInABrowser() throws IOException, InterruptedException {
        String browser = Node.browser();
        Office student = enrolled("student18", Map.of());
        String stay = planned(student, "exchange", -10, 120, null);
        approve(stay);
        String agreement = stay + "/learning-agreement";
        ok(student.post(agreement + "/propose", Map.of("components", List.of(SOIL, BACK))));
        ok(student.post(agreement + "/sign", Map.of("version", 1)));
        ok(coordination.post(agreement + "/sign", Map.of("version", 1)));

        Node.script(
                "links.mjs",
                browser,
                Path.of("target", "portal").toAbsolutePath().toString(),
                "sign-learning-agreement=" + link(stay, "sign-learning-agreement"),
                "arrival=" + link(stay, "arrival"));

        assertThat(state(student, agreement)).isEqualTo("SIGNED");
        assertThat(state(student, stay)).isEqualTo("ON_SITE");
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
        await().atMost(SOON)
                .until(() -> school.get("destinations/" + destination)
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

    /** A one-time link for somebody at the host. */
    private static String link(String stay, String verb) {
        JsonNode made = ok(school.post(
                stay + "/invitations", Map.of("verb", verb, "email", "rector@elsewhere.example", "confirmed", true)));
        return made.path("link").asText();
    }

    private static void signByAll(Office student, String agreement, int version) {
        for (Office signer : List.of(student, coordination, dresden)) {
            ok(signer.post(agreement + "/sign", Map.of("version", version)));
        }
    }

    private static String state(Office reader, String path) {
        return reader.get(path).body().path("state").asText();
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
        return destination(agreement, TODAY.getMonthValue() >= 9 ? TODAY.getYear() : TODAY.getYear() - 1);
    }

    /** The same in the academic year that begins in a year. */
    private static String destination(String agreement, int year) {
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
