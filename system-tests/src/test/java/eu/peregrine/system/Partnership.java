package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import eu.peregrine.system.Office.Answer;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a school does with one partner: agreements that it proposes, students that it nominates. */
final class Partnership {

    private static final Duration SOON = Duration.ofSeconds(30);

    private final Office school = Office.of("office");
    private final Office partner;

    /** @param partner the partner's client in the seed files */
    Partnership(String partner) throws IOException {
        this.partner = Office.of(partner);
    }

    Office school() {
        return school;
    }

    Office partner() {
        return partner;
    }

    /** The terms that the school wants: so many students a year. */
    Map<String, Object> terms(int seats) {
        return Map.of(
                "activity",
                "student-studies",
                "sending",
                SharedSystem.home(),
                "receiving",
                partner.organisation(),
                "firstAcademicYear",
                "2026/2027",
                "lastAcademicYear",
                "2030/2031",
                "mobilitiesPerYear",
                seats,
                "subjectAreas",
                List.of(Map.of("iscedF", "0732")),
                "eqfLevels",
                List.of(7),
                "blended",
                false,
                "languages",
                List.of(Map.of("language", "en", "cefr", "B2")));
    }

    /**
     * The school proposes an agreement.
     *
     * @return its path
     */
    String proposed(int seats) {
        Map<String, Object> draft = Map.of(
                "kind",
                "bilateral-exchange",
                "title",
                "Student exchange in civil engineering",
                "parties",
                List.of(SharedSystem.home(), partner.organisation()),
                "conditions",
                List.of(terms(seats)));
        String agreement =
                "agreements/" + ok(school.post("agreements", draft)).path("id").asText();
        ok(school.post(agreement + "/propose", null));
        return agreement;
    }

    /** The school approves what is proposed. */
    void schoolApproves(String agreement) {
        ok(school.post(agreement + "/approve", approval(school.get(agreement).body())));
    }

    /** What an approval of an agreement names, as it was read. */
    static Map<String, Object> approval(JsonNode read) {
        return Map.of(
                "revision", read.path("revision").asInt(),
                "hash", read.path("contentHash").asText());
    }

    /** Whether the partner has approved what is proposed, once and by its own token. */
    boolean partnerApproved(String agreement) {
        return school.get(agreement).body().path("approvals").findValues("party").stream()
                        .filter(party -> party.path("id")
                                .asText()
                                .equals(partner.organisation().toString()))
                        .count()
                == 1;
    }

    /**
     * The school nominates a student for a stay of so many days.
     *
     * @return its path
     */
    String nominated(int days) {
        String code = UUID.randomUUID().toString();
        JsonNode programme = ok(school.post(
                "programmes",
                Map.of("code", code, "name", Map.of("en", "Civil engineering"), "level", 7, "iscedF", "0732")));
        JsonNode student = ok(school.post(
                "students",
                Map.of(
                        "givenName", "Ada",
                        "familyName", "Example",
                        "programmeId", programme.path("id").asText(),
                        "intake", "2025/2026",
                        "cohort", "2028",
                        "status", "engineer")));
        LocalDate start = LocalDate.now(ZoneOffset.UTC).plusDays(60);
        Map<String, Object> stay = Map.of(
                "kind",
                "exchange",
                "studentId",
                student.path("id").asText(),
                "segments",
                List.of(Map.of(
                        "hostId",
                        partner.organisation(),
                        "planned",
                        Map.of(
                                "start",
                                start.toString(),
                                "end",
                                start.plusDays(days - 1).toString()))));
        // The host is known over there once its organisation's event has come.
        Answer planned = await().atMost(SOON)
                .until(
                        () -> school.post("mobilities", stay),
                        answer -> !answer.body().toString().contains("unknown-organisation"));
        String mobility = "mobilities/" + ok(planned).path("id").asText();
        ok(school.post(mobility + "/nominate", null));
        return mobility;
    }

    static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 299);
        return answer.body();
    }
}
