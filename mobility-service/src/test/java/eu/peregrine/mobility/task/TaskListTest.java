package eu.peregrine.mobility.task;

import static eu.peregrine.mobility.Api.as;
import static eu.peregrine.mobility.Api.officer;
import static eu.peregrine.mobility.Api.problem;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The one task list, from events of whatever service, as each caller sees it. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class TaskListTest {

    private static final String TASKS = "/api/v1/tasks";

    private final UUID about = Ids.next();
    private final String mine = TASKS + "?about=" + about;

    /** A task's public state, to be changed. */
    private Map<String, Object> task(UUID id, String kind) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("id", id);
        state.put("key", "agreement:" + about + ":" + kind);
        state.put("kind", kind);
        state.put("state", "OPEN");
        state.put("title", Map.of("en", "Please " + kind, "fr", "À faire : " + kind));
        state.put("roles", List.of("officer"));
        state.put(
                "about",
                Map.of("kind", "agreement", "id", about, "reference", "AGR-2026-0001", "href", "/api/v1/agreements/x"));
        state.put("overdue", false);
        state.put("openedAt", "2026-09-01T08:00:00Z");
        return state;
    }

    private static Map<String, Object> deadline(String date) {
        return Map.of("date", date, "zone", "Europe/Paris", "instant", date + "T22:00:00Z");
    }

    private static void send(Map<String, Object> state, String verb, long sequence) {
        try {
            TestKafka.send(
                    "task",
                    (UUID) state.get("id"),
                    "task." + verb,
                    sequence,
                    new ObjectMapper().findAndRegisterModules().writeValueAsString(state));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private UUID opened(String kind, String date, Map<String, Object> otherwise) {
        UUID id = Ids.next();
        Map<String, Object> state = task(id, kind);
        if (date != null) {
            state.put("deadline", deadline(date));
        }
        state.putAll(otherwise);
        send(state, "opened", 1);
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> as(TestTokens.of("auditor"))
                        .get(TASKS + "/" + id)
                        .then()
                        .statusCode(200));
        return id;
    }

    @Test
    void saysWhatIsToBeDoneAboutWhatAndByWhen() {
        UUID id = opened("attach-document", "2026-12-31", Map.of());

        officer()
                .get(TASKS + "/" + id)
                .then()
                .statusCode(200)
                .body("kind", equalTo("attach-document"))
                .body("state", equalTo("OPEN"))
                .body("title.fr", equalTo("À faire : attach-document"))
                .body("about.kind", equalTo("agreement"))
                .body("about.reference", equalTo("AGR-2026-0001"))
                .body("about.href", equalTo("/api/v1/agreements/x"))
                .body("roles", contains("officer"))
                .body("deadline.date", equalTo("2026-12-31"))
                .body("deadline.instant", equalTo("2026-12-31T23:00:00Z"))
                .body("organisation", nullValue())
                .body("closedAt", nullValue())
                .body("actions", empty());
        problem(officer().get(TASKS + "/" + Ids.next()), 404, "not-found");
    }

    @Test
    void isSortedByWhatIsDueFirstPageByPage() {
        UUID last = opened("a", null, Map.of());
        UUID second = opened("b", "2027-02-01", Map.of());
        UUID first = opened("c", "2026-02-01", Map.of());

        officer()
                .get(mine + "&count=true")
                .then()
                .statusCode(200)
                .body("items.id", contains(first.toString(), second.toString(), last.toString()))
                .body("items[0].actions", nullValue())
                .body("count", equalTo(3));
        String next = officer().get(mine + "&limit=2").then().extract().path("next");
        officer().get(next).then().statusCode(200).body("items.id", contains(last.toString()));
        officer().get(mine + "&sort=-due").then().body("items[0].id", equalTo(last.toString()));
        officer().get(mine + "&dueBefore=2027-01-01").then().body("items.id", contains(first.toString()));
        officer().get(mine + "&kind=b&kind=c").then().body("items.id", contains(first.toString(), second.toString()));
        officer().get(mine + "&role=officer").then().body("items.size()", equalTo(3));
        officer().get(mine + "&role=finance").then().body("items", empty());
        officer().get(mine + "&role=%25").then().body("items", empty());
        problem(officer().get(mine + "&due=tomorrow"), 400, "bad-request");
        problem(officer().get(mine + "&state=DONE"), 400, "bad-request");
    }

    @Test
    void whatIsClosedIsShownWhenAskedFor() {
        UUID id = opened("d", "2026-12-31", Map.of());
        Map<String, Object> closed = task(id, "d");
        closed.put("state", "CLOSED");
        closed.put("closedAt", "2026-10-01T08:00:00Z");
        send(closed, "closed", 2);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> officer().get(mine).then().body("items", empty()));
        officer()
                .get(mine + "&state=CLOSED&state=OPEN")
                .then()
                .body("items.id", contains(id.toString()))
                .body("items[0].closedAt", equalTo("2026-10-01T08:00:00Z"));
    }

    @Test
    void eachSeesWhatIsTheirsAndNothingElse() {
        UUID organisation = Ids.next();
        UUID student = Ids.next();
        UUID forOfficers = opened("for-officers", null, Map.of());
        UUID forFinance = opened("for-finance", null, Map.of("roles", List.of("finance", "coordinator")));
        UUID forPartner = opened("for-partner", null, Map.of("roles", List.of(), "organisationId", organisation));
        UUID forFunder = opened("for-funder", null, Map.of("roles", List.of("funder"), "organisationId", organisation));
        UUID forStudent = opened("for-student", null, Map.of("roles", List.of(), "personId", student));

        assertThat(seenBy(TestTokens.officer())).containsExactly(forOfficers);
        assertThat(seenBy(TestTokens.of("finance"))).containsExactly(forFinance);
        assertThat(seenBy(TestTokens.of("officer", "coordinator"))).containsExactlyInAnyOrder(forOfficers, forFinance);
        assertThat(seenBy(TestTokens.partner(organisation))).containsExactly(forPartner);
        assertThat(seenBy(TestTokens.funder(organisation))).containsExactlyInAnyOrder(forPartner, forFunder);
        assertThat(seenBy(TestTokens.partner(Ids.next()))).isEmpty();
        assertThat(seenBy(TestTokens.of("partner"))).isEmpty();
        assertThat(seenBy(TestTokens.student(student))).containsExactly(forStudent);
        assertThat(seenBy(TestTokens.student(Ids.next()))).isEmpty();
        assertThat(seenBy(TestTokens.of("auditor"))).hasSize(5);
        problem(as(TestTokens.partner(Ids.next())).get(TASKS + "/" + forPartner), 404, "not-found");
        as(TestTokens.partner(organisation))
                .get(TASKS + "/" + forPartner)
                .then()
                .statusCode(200)
                .body("organisation.id", equalTo(organisation.toString()))
                .body("organisation.href", equalTo("/api/v1/organisations/" + organisation));
        officer().get(TASKS).then().statusCode(200).body("items.id", not(hasItem(forPartner.toString())));
    }

    private List<UUID> seenBy(String token) {
        List<String> ids =
                as(token).get(mine).then().statusCode(200).extract().jsonPath().getList("items.id");
        return ids.stream().map(UUID::fromString).toList();
    }

    @Test
    void whateverTheOrderAndTheRepetitionsTheLatestStateIsShown() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Map<UUID, String> expected = new LinkedHashMap<>();
        List<Runnable> deliveries = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            UUID id = Ids.next();
            int events = 1 + random.nextInt(6);
            for (int sequence = 1; sequence <= events; sequence++) {
                boolean open = sequence % 2 == 1;
                Map<String, Object> state = task(id, "shuffled");
                state.put("state", open ? "OPEN" : "CLOSED");
                if (!open) {
                    state.put("closedAt", "2026-10-01T08:00:00Z");
                }
                state.put("title", Map.of("en", "As of " + sequence));
                long number = sequence;
                Runnable delivery = () -> send(state, open ? "opened" : "closed", number);
                deliveries.add(delivery);
                deliveries.add(delivery);
                expected.put(id, (open ? "OPEN" : "CLOSED") + " As of " + sequence);
            }
        }
        Collections.shuffle(deliveries, random);
        deliveries.forEach(Runnable::run);

        await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
            List<Map<String, Object>> items = officer()
                    .get(mine + "&state=OPEN&state=CLOSED&limit=200")
                    .then()
                    .extract()
                    .jsonPath()
                    .getList("items");
            Map<UUID, String> shown = new LinkedHashMap<>();
            items.forEach(item -> shown.put(
                    UUID.fromString((String) item.get("id")),
                    item.get("state") + " " + ((Map<?, ?>) item.get("title")).get("en")));
            assertThat(shown).as("seed %d", seed).containsExactlyInAnyOrderEntriesOf(expected);
        });
    }
}
