package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * The life of agreements between two parties, each with its own token, through the gateway:
 *
 * <ul>
 *   <li>one side changes after mutual approval: {@link #whatOneSideChangesAfterMutualApprovalIsInForceOnceBothHaveApproved};
 *   <li>the partner approved the amendment, then we try to revert: {@link #anAmendmentThatThePartnerApprovedIsNotTakenBack};
 *   <li>both amend at once: {@link #ofTwoAmendmentsAtOnceOneIsToldToReadAgain};
 *   <li>approval of a stale hash: {@link #anApprovalOfAStaleHashIsRefusedInWords};
 *   <li>termination with enough notice and without: {@link #noticeBeforeSeptemberEndsItAYearEarlierThanNoticeInSeptember},
 *       {@link #noticeTakesEffectAFullAcademicYearLater}, and by mutual approval {@link #whatBothApproveToEndIsTerminatedAtOnce};
 *   <li>deletion before and after approval: {@link #whatWasMutuallyApprovedIsNotDeletedAndWhatWasNotIsGone};
 *   <li>the partner deletes its copy: {@link #aProposalWhoseCopyThePartnerDeletesIsADraftAgain},
 *       {@link #nothingIsApprovedWithoutThePartnersCopyAndWhatIsInForceStaysSo}.
 * </ul>
 */
@Order(1)
class AgreementLifeIT {

    private static final Duration SOON = Duration.ofSeconds(30);

    /** The clock of the partners service; it is not to be had through the gateway. */
    private static final String CLOCK = "http://localhost:8081/operations/clock";

    private static final Pattern RECOMPUTED = Pattern.compile("recomputes to ([0-9a-f]{64})");

    private static Office school;
    private static Office dresden;
    private static Office operations;
    private static UUID home;

    @BeforeAll
    static void openTheOffice() throws IOException {
        SharedSystem.use();
        school = Office.of("office");
        dresden = Office.of("partner-tu-dresden.de");
        operations = Office.of("operations");
        home = SharedSystem.home();
    }

    @Test
    void whatOneSideChangesAfterMutualApprovalIsInForceOnceBothHaveApproved() {
        String agreement = inForce(4);
        Answer amended = school.post(agreement + "/amend", Map.of("conditions", conditions(agreement, 6)));
        assertThat(amended.status()).as(amended.body().toString()).isEqualTo(200);
        assertThat(amended.body().path("state").asText()).isEqualTo("AMENDMENT_PROPOSED");
        assertThat(seats(amended.body().path("conditions"))).isEqualTo(4);
        assertThat(seats(amended.body().path("proposal").path("conditions"))).isEqualTo(6);

        JsonNode difference = dresden.get(agreement + "/diff").body();
        assertThat(difference.path("conditions").findValuesAsText("name")).contains("mobilitiesPerYear");
        assertThat(difference.path("conditions").findValues("mattersToHash").toString())
                .contains("true");

        assertThat(approve(school, agreement).status()).isEqualTo(200);
        JsonNode after = approve(dresden, agreement).body();
        assertThat(after.path("state").asText()).isEqualTo("IN_FORCE");
        assertThat(seats(after.path("conditions"))).isEqualTo(6);
        assertThat(after.path("mutualRevision").asInt()).isEqualTo(2);
    }

    @Test
    void anAmendmentThatThePartnerApprovedIsNotTakenBack() {
        String agreement = inForce(4);
        school.post(agreement + "/amend", Map.of("conditions", conditions(agreement, 7)));
        assertThat(approve(dresden, agreement).status()).isEqualTo(200);

        Answer refused = school.post(agreement + "/revert", null);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("approved-by-another");
        assertThat(state(agreement)).isEqualTo("AMENDMENT_PROPOSED");
    }

    @Test
    void ofTwoAmendmentsAtOnceOneIsToldToReadAgain() {
        String agreement = inForce(4);
        String read = school.get(agreement).etag();
        List<ObjectNode> more = conditions(agreement, 5);
        List<ObjectNode> less = conditions(agreement, 3);
        assertThat(school.post(agreement + "/amend", Map.of("conditions", more), read)
                        .status())
                .isEqualTo(200);
        assertThat(dresden.post(agreement + "/amend", Map.of("conditions", less), read)
                        .status())
                .isEqualTo(412);

        // Having read it, the partner proposes something else, and what was approved so far counts no longer.
        approve(school, agreement);
        Answer counter = dresden.post(agreement + "/amend", Map.of("conditions", less));
        assertThat(counter.status()).isEqualTo(200);
        assertThat(counter.body().path("approvals")).isEmpty();
        approve(dresden, agreement);
        assertThat(seats(approve(school, agreement).body().path("conditions"))).isEqualTo(3);
    }

    @Test
    void anApprovalOfAStaleHashIsRefusedInWords() {
        String agreement = proposed(4);
        JsonNode read = dresden.get(agreement).body();
        String etag = school.get(agreement).etag();
        Answer edited = school.put(agreement, draft(agreement, 9), etag);
        assertThat(edited.status()).as(edited.body().toString()).isEqualTo(200);

        Answer stale = dresden.post(agreement + "/approve", approval(read));
        assertThat(stale.status()).isEqualTo(409);
        assertThat(stale.body().path("detail").asText()).contains("Read the agreement again");

        // Whoever names the present revision with the hash of the one before has not read what it says either.
        int present = dresden.get(agreement).body().path("revision").asInt();
        assertThat(present).isGreaterThan(read.path("revision").asInt());
        Answer mixed = dresden.post(
                agreement + "/approve",
                Map.of("revision", present, "hash", read.path("contentHash").asText()));
        assertThat(mixed.status()).isEqualTo(409);
        assertThat(mixed.problem()).isEqualTo("stale");
        assertThat(state(agreement)).isEqualTo("PROPOSED");
        assertThat(approve(dresden, agreement).status()).isEqualTo(200);
    }

    @Test
    void noticeTakesEffectAFullAcademicYearLater() {
        String agreement = inForce(4);
        Answer given = dresden.post(agreement + "/give-notice", Map.of("reason", "Our faculty closes."));
        assertThat(given.status()).as(given.body().toString()).isEqualTo(200);
        LocalDate ends =
                LocalDate.parse(given.body().path("notice").path("endsOn").asText());
        LocalDate today = LocalDate.now();
        assertThat(ends.getMonthValue()).isEqualTo(9);
        assertThat(ends.getDayOfMonth()).isEqualTo(1);
        assertThat(ends).isAfterOrEqualTo(today.plusYears(1));
        assertThat(given.body().path("state").asText()).isEqualTo("IN_FORCE");
    }

    @Test
    void anAgreementWithAMobilityIsShortenedAndNotTerminated() {
        String agreement = inForce(4);
        UUID id = UUID.fromString(agreement.substring(agreement.lastIndexOf('/') + 1));
        mobilityUnder(id);
        refusesToTerminate(agreement);
    }

    /** What the mobility service did comes as an event. */
    private static void refusesToTerminate(String agreement) {
        await().atMost(SOON).untilAsserted(() -> {
            Answer refused = school.post(agreement + "/terminate", Map.of("reason", "We stop."));
            if (refused.status() == 200) {
                school.post(agreement + "/revert", null);
            }
            assertThat(refused.status()).isEqualTo(409);
            assertThat(refused.problem()).isEqualTo("mobilities-exist");
            assertThat(refused.body().toString()).contains("/amend");
        });
        assertThat(state(agreement)).isEqualTo("IN_FORCE");
    }

    @Test
    void aGuestKeepsTheAgreementAliveToo() {
        UUID id = UUID.randomUUID();
        String agreement = "agreements/" + id;
        Answer drafted = school.post("agreements", draft(agreement, 2, dresden.organisation(), home));
        assertThat(drafted.status()).as(drafted.body().toString()).isEqualTo(201);
        school.post(agreement + "/propose", null);
        approve(school, agreement);
        JsonNode inForce = approve(dresden, agreement).body();
        Map<String, Object> guest = Map.of(
                "kind",
                "exchange",
                "direction",
                "incoming",
                "guest",
                Map.of("givenName", "Ada", "familyName", "Martin", "programmeId", programme()),
                "conditionId",
                inForce.path("conditions").path(0).path("id").asText(),
                "segments",
                List.of(Map.of("hostId", home, "planned", Map.of("start", "2027-10-01", "end", "2028-02-15"))));
        // The condition is known over there once its agreement's event has come.
        await().atMost(SOON).untilAsserted(() -> {
            Answer planned = dresden.post("mobilities", guest);
            assertThat(planned.status()).as(planned.body().toString()).isEqualTo(201);
        });
        refusesToTerminate(agreement);
    }

    @Test
    void whatWasMutuallyApprovedIsNotDeletedAndWhatWasNotIsGone() {
        String never = proposed(4);
        Answer deleted = school.delete(never, school.get(never).etag());
        assertThat(deleted.status()).isEqualTo(204);
        Answer withdrawn = school.get(never);
        assertThat(withdrawn.status()).isEqualTo(410);
        assertThat(withdrawn.problem()).isEqualTo("deleted");
        assertThat(dresden.get(never).status()).isEqualTo(410);
        Answer again = school.post("agreements", draft(never, 4));
        assertThat(again.status()).as("its id is never used again").isEqualTo(409);

        String agreement = inForce(4);
        Answer refused = school.delete(agreement, school.get(agreement).etag());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(state(agreement)).isEqualTo("IN_FORCE");
    }

    @Test
    void whatBothApproveToEndIsTerminatedAtOnce() {
        String agreement = inForce(4);
        Answer ending = dresden.post(agreement + "/terminate", Map.of("reason", "We have too few students."));
        assertThat(ending.status()).as(ending.body().toString()).isEqualTo(200);
        assertThat(ending.body().path("state").asText()).isEqualTo("TERMINATION_PROPOSED");
        assertThat(approve(dresden, agreement).body().path("state").asText()).isEqualTo("TERMINATION_PROPOSED");
        assertThat(approve(school, agreement).body().path("state").asText()).isEqualTo("TERMINATED");
        assertThat(school.post(agreement + "/give-notice", Map.of("reason", "Too late."))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void whatOneSideWantedToEndGoesOnOnceItTakesThatBack() {
        String agreement = inForce(4);
        school.post(agreement + "/terminate", Map.of("reason", "We stop."));
        approve(school, agreement);
        Answer taken = school.post(agreement + "/revert", null);
        assertThat(taken.status()).as(taken.body().toString()).isEqualTo(200);
        assertThat(taken.body().path("state").asText()).isEqualTo("IN_FORCE");
    }

    @Test
    void noticeBeforeSeptemberEndsItAYearEarlierThanNoticeInSeptember() {
        int year = LocalDate.now(ZoneOffset.UTC).getYear() + 1;
        String inTime = inForce(4);
        String late = inForce(4);
        try {
            moveClockTo(LocalDate.of(year, 8, 31));
            assertThat(endOf(dresden.post(inTime + "/give-notice", Map.of("reason", "Our faculty closes."))))
                    .isEqualTo(LocalDate.of(year + 1, 9, 1));
            moveClockTo(LocalDate.of(year, 9, 1));
            assertThat(endOf(school.post(late + "/give-notice", Map.of("reason", "We stop."))))
                    .isEqualTo(LocalDate.of(year + 2, 9, 1));

            moveClockTo(LocalDate.of(year + 1, 8, 31));
            assertThat(state(inTime)).isEqualTo("IN_FORCE");
            moveClockTo(LocalDate.of(year + 1, 9, 1));
            await().atMost(SOON).until(() -> state(inTime).equals("TERMINATED"));
            assertThat(state(late)).isEqualTo("IN_FORCE");

            moveClockTo(LocalDate.of(year + 2, 9, 1));
            await().atMost(SOON).until(() -> state(late).equals("TERMINATED"));
        } finally {
            moveClock(Duration.ZERO);
        }
    }

    @Test
    void thePartnersOwnSystemStatesItsCopyAndNegotiatesByIt() {
        String agreement = proposed(4);
        String copy = copyOf(agreement);
        String own = dresden.get(copy).body().path("id").asText();
        Answer same = put(agreement, own, 4);
        assertThat(same.status()).as(same.body().toString()).isEqualTo(200);
        assertThat(same.body().path("kept").asText()).isEqualTo("own-system");
        assertThat(same.body().path("agrees").asBoolean()).isTrue();
        assertThat(same.body().path("revision").asInt()).isEqualTo(1);

        // What is new in the copy is a counter-proposal.
        Answer counter = put(agreement, own, 5);
        assertThat(counter.status()).as(counter.body().toString()).isEqualTo(200);
        assertThat(counter.body().path("revision").asInt()).isEqualTo(2);
        assertThat(seats(school.get(agreement).body().path("conditions"))).isEqualTo(5);
        approve(school, agreement);
        assertThat(approve(dresden, agreement).body().path("state").asText()).isEqualTo("IN_FORCE");

        // While the copy says something else than the amendment, nobody approves.
        school.post(agreement + "/amend", Map.of("conditions", conditions(agreement, 6)));
        Answer refused = approve(school, agreement);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("copies-differ");
        assertThat(put(agreement, own, 6).body().path("agrees").asBoolean()).isTrue();
        approve(school, agreement);
        JsonNode after = approve(dresden, agreement).body();
        assertThat(after.path("state").asText()).isEqualTo("IN_FORCE");
        assertThat(seats(after.path("conditions"))).isEqualTo(6);
    }

    @Test
    void aProposalWhoseCopyThePartnerDeletesIsADraftAgain() {
        String agreement = proposed(4);
        approve(school, agreement);
        String copy = copyOf(agreement);
        String old = dresden.get(copy).body().path("id").asText();
        Answer gone = dresden.delete(copy, dresden.get(copy).etag());
        assertThat(gone.status()).as(gone.body().toString()).isEqualTo(204);
        JsonNode draft = school.get(agreement).body();
        assertThat(draft.path("state").asText()).isEqualTo("DRAFT");
        assertThat(draft.path("approvals")).isEmpty();
        assertThat(school.get(copy).body().has("id")).isFalse();

        assertThat(school.post(agreement + "/propose", null).status()).isEqualTo(200);
        assertThat(dresden.get(copy).body().path("id").asText()).isNotEmpty().isNotEqualTo(old);
        approve(school, agreement);
        assertThat(approve(dresden, agreement).body().path("state").asText()).isEqualTo("IN_FORCE");
    }

    @Test
    void nothingIsApprovedWithoutThePartnersCopyAndWhatIsInForceStaysSo() {
        String agreement = inForce(4);
        String copy = copyOf(agreement);
        String old = dresden.get(copy).body().path("id").asText();
        school.post(agreement + "/amend", Map.of("conditions", conditions(agreement, 5)));
        assertThat(dresden.delete(copy, dresden.get(copy).etag()).status()).isEqualTo(204);
        assertThat(school.get(copy).body().has("id")).isFalse();
        assertThat(seats(school.get(agreement).body().path("conditions"))).isEqualTo(4);
        Answer unmapped = approve(school, agreement);
        assertThat(unmapped.status()).isEqualTo(409);
        assertThat(unmapped.problem()).isEqualTo("copy-unmapped");

        Answer reused = put(agreement, old, 5);
        assertThat(reused.status()).isEqualTo(409);
        assertThat(reused.problem()).isEqualTo("copy-id-used");
        String own = UUID.randomUUID().toString();
        Answer mapped = put(agreement, own, 5);
        assertThat(mapped.status()).as(mapped.body().toString()).isEqualTo(200);
        assertThat(mapped.body().path("agrees").asBoolean()).isTrue();
        approve(school, agreement);
        assertThat(approve(dresden, agreement).body().path("state").asText()).isEqualTo("IN_FORCE");
        assertThat(school.get(copy).body().path("id").asText()).isEqualTo(own);

        assertThat(dresden.delete(copy, dresden.get(copy).etag()).status()).isEqualTo(204);
        assertThat(state(agreement)).isEqualTo("IN_FORCE");
    }

    private static String copyOf(String agreement) {
        return agreement + "/copies/" + dresden.organisation();
    }

    /** The partner's system puts its copy; what that hashes to it learns from the refusal of a hash that is none. */
    private static Answer put(String agreement, String id, int seats) {
        Map<String, Object> body = new HashMap<>();
        body.put("id", id);
        body.put("conditions", conditions(agreement, seats));
        body.put("contentHash", "0".repeat(64));
        Answer wrong =
                dresden.put(copyOf(agreement), body, dresden.get(agreement).etag());
        Matcher hash = RECOMPUTED.matcher(wrong.body().toString());
        if (wrong.status() != 422 || !hash.find()) {
            return wrong;
        }
        body.put("contentHash", hash.group(1));
        return dresden.put(copyOf(agreement), body, dresden.get(agreement).etag());
    }

    private static LocalDate endOf(Answer notice) {
        assertThat(notice.status()).as(notice.body().toString()).isEqualTo(200);
        return LocalDate.parse(notice.body().path("notice").path("endsOn").asText());
    }

    private static void moveClockTo(LocalDate day) {
        moveClock(Duration.between(Instant.now(), day.atTime(12, 0).toInstant(ZoneOffset.UTC)));
    }

    private static void moveClock(Duration offset) {
        Answer moved = operations.post(CLOCK, Map.of("offset", offset.toString()));
        assertThat(moved.status()).as(moved.body().toString()).isEqualTo(200);
    }

    private static UUID programme() {
        UUID programme = UUID.randomUUID();
        String code = programme.toString().substring(0, 8);
        Answer created = school.post(
                "programmes",
                Map.of("id", programme, "code", code, "name", Map.of("en", code), "level", 7, "iscedF", "0732"));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return programme;
    }

    private static UUID student() {
        UUID student = UUID.randomUUID();
        Answer created = school.post(
                "students",
                Map.of(
                        "id", student,
                        "givenName", "Ada",
                        "familyName", "Martin",
                        "programmeId", programme(),
                        "intake", "2025/2026",
                        "cohort", "2028",
                        "status", "engineer",
                        "eqf", 7,
                        "iscedF", "0732",
                        "languageProofs",
                                List.of(Map.of(
                                        "language", "en",
                                        "kind", "course",
                                        "provider", "Language centre",
                                        "level", "C1",
                                        "issuedOn", "2026-01-15"))));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
        return student;
    }

    private static void mobilityUnder(UUID agreement) {
        UUID student = student();
        UUID[] destination = new UUID[1];
        await().atMost(SOON).until(() -> {
            for (JsonNode one : school.get("destinations?academicYear=2027/2028&limit=200")
                    .body()
                    .path("items")) {
                if (one.path("agreementId").asText().equals(agreement.toString())) {
                    destination[0] = UUID.fromString(one.path("id").asText());
                }
            }
            return destination[0] != null;
        });
        Answer created = school.post(
                "mobilities",
                Map.of(
                        "kind",
                        "exchange",
                        "studentId",
                        student,
                        "destinationId",
                        destination[0],
                        "segments",
                        List.of(Map.of(
                                "hostId",
                                dresden.organisation(),
                                "kind",
                                "exchange",
                                "planned",
                                Map.of("start", "2027-10-01", "end", "2028-02-15")))));
        assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    }

    private static String proposed(int seats) {
        UUID id = UUID.randomUUID();
        String path = "agreements/" + id;
        Answer drafted = school.post("agreements", draft(path, seats));
        assertThat(drafted.status()).as(drafted.body().toString()).isEqualTo(201);
        assertThat(school.post(path + "/propose", null).status()).isEqualTo(200);
        return path;
    }

    private static String inForce(int seats) {
        String path = proposed(seats);
        approve(school, path);
        assertThat(approve(dresden, path).body().path("state").asText()).isEqualTo("IN_FORCE");
        return path;
    }

    private static Map<String, Object> draft(String path, int seats) {
        return draft(path, seats, home, dresden.organisation());
    }

    private static Map<String, Object> draft(String path, int seats, UUID sending, UUID receiving) {
        return Map.of(
                "id",
                path.substring(path.lastIndexOf('/') + 1),
                "kind",
                "bilateral-exchange",
                "title",
                "Exchange with Dresden " + Instant.now(),
                "parties",
                List.of(home, dresden.organisation()),
                "conditions",
                List.of(Map.of(
                        "activity",
                        "student-studies",
                        "sending",
                        sending,
                        "receiving",
                        receiving,
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
                        List.of(Map.of("language", "en", "cefr", "B2")))));
    }

    /** The conditions in force, with other seats. */
    private static List<ObjectNode> conditions(String agreement, int seats) {
        ArrayNode conditions = (ArrayNode) school.get(agreement).body().path("conditions");
        ObjectNode condition = (ObjectNode) conditions.get(0);
        condition.put("mobilitiesPerYear", seats);
        return List.of(condition);
    }

    private static int seats(JsonNode conditions) {
        return conditions.path(0).path("mobilitiesPerYear").asInt();
    }

    private static String state(String agreement) {
        return school.get(agreement).body().path("state").asText();
    }

    private static Answer approve(Office party, String agreement) {
        return party.post(agreement + "/approve", approval(party.get(agreement).body()));
    }

    private static Map<String, Object> approval(JsonNode read) {
        return Map.of(
                "revision", read.path("revision").asInt(),
                "hash", read.path("contentHash").asText());
    }
}
