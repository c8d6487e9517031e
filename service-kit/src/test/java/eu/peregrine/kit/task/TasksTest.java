package eu.peregrine.kit.task;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.TransactionalException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Tasks in the database, and the events that come of them. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class TasksTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Inject
    Tasks tasks;

    @Inject
    EntityManager entities;

    @Inject
    Clock clock;

    private final UUID thing = Ids.next();

    private TaskDraft draft(String what, Assignee assignee, Deadline deadline) {
        return new TaskDraft(
                key(what),
                what,
                LocalizedText.en("Please " + what),
                assignee,
                new About("thing", thing, null, "/api/v1/things/" + thing),
                deadline,
                List.of(7));
    }

    private TaskDraft draft(String what) {
        return draft(what, Assignee.roles("officer"), null);
    }

    private String key(String what) {
        return "thing:" + thing + ":" + what;
    }

    private void open(TaskDraft draft) {
        QuarkusTransaction.requiringNew().run(() -> tasks.open(draft));
    }

    private void close(String what) {
        QuarkusTransaction.requiringNew().run(() -> tasks.close(key(what)));
    }

    private List<Task> stored(String what) {
        return QuarkusTransaction.requiringNew()
                .call(() -> entities.createQuery("select t from Task t where t.key = :key", Task.class)
                        .setParameter("key", key(what))
                        .getResultList());
    }

    private List<ConsumerRecord<String, String>> events(String what) {
        return TestKafka.records("task", stored(what).get(0).id());
    }

    private void awaitEvents(String what, String... verbs) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(events(what))
                        .extracting(TestKafka::type)
                        .containsExactly(java.util.Arrays.stream(verbs)
                                .map("task."::concat)
                                .toArray(String[]::new)));
    }

    @Test
    void opensOnceAndClosesOnceHoweverOftenItIsAsked() {
        close("weigh");
        open(draft("weigh"));
        open(draft("weigh"));
        close("weigh");
        close("weigh");
        open(draft("weigh"));

        assertThat(stored("weigh")).singleElement().satisfies(task -> {
            assertThat(task.state()).isEqualTo(TaskState.OPEN);
            assertThat(task.sequence()).isEqualTo(3);
        });
        awaitEvents("weigh", "opened", "closed", "opened");
        assertThat(TestKafka.header(events("weigh").get(0), "ce_visibleto"))
                .isEqualTo("role:admin role:auditor role:officer");
    }

    @Test
    void saysWhoseItIsAndByWhen() {
        UUID organisation = Ids.next();
        LocalDate day = LocalDate.now(clock).plusDays(100);
        open(draft("paint", Assignee.organisation(organisation), Deadline.of(day, PARIS)));

        awaitEvents("paint", "opened");
        ConsumerRecord<String, String> event = events("paint").get(0);
        JsonPath state = JsonPath.from(event.value());
        assertThat(state.getString("key")).isEqualTo(key("paint"));
        assertThat(state.getString("state")).isEqualTo("OPEN");
        assertThat(state.getString("organisationId")).isEqualTo(organisation.toString());
        assertThat(state.getString("deadline.date")).isEqualTo(day.toString());
        assertThat(state.getString("deadline.zone")).isEqualTo("Europe/Paris");
        assertThat(state.getString("deadline.instant"))
                .isEqualTo(day.plusDays(1).atStartOfDay(PARIS).toInstant().toString());
        assertThat(state.getString("about.id")).isEqualTo(thing.toString());
        assertThat(state.getMap("$")).doesNotContainKeys("personId", "closedAt", "version");
        assertThat(TestKafka.header(event, "ce_visibleto")).endsWith("organisation:" + organisation);
    }

    @Test
    void manyWhoAskAtOnceOpenOne() {
        List<CompletableFuture<Void>> all = IntStream.range(0, 12)
                .mapToObj(i -> CompletableFuture.runAsync(() -> outsideOfRequests(() -> open(draft("sweep")))))
                .toList();
        all.forEach(CompletableFuture::join);

        assertThat(stored("sweep"))
                .singleElement()
                .satisfies(task -> assertThat(task.sequence()).isEqualTo(1));
    }

    private static void outsideOfRequests(Runnable task) {
        ManagedContext context = Arc.container().requestContext();
        context.activate();
        try {
            task.run();
        } finally {
            context.terminate();
        }
    }

    @Test
    void whateverTheOrderAKeyIsOpenAtMostOnce() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Set<String> open = new java.util.HashSet<>();
        for (int i = 0; i < 30; i++) {
            String what = List.of("wash", "dry", "fold").get(random.nextInt(3));
            if (random.nextBoolean()) {
                open(draft(what));
                open.add(what);
            } else {
                close(what);
                open.remove(what);
            }
            List<String> found = new ArrayList<>();
            for (String each : List.of("wash", "dry", "fold")) {
                stored(each).stream()
                        .filter(task -> task.state() == TaskState.OPEN)
                        .forEach(task -> found.add(each));
            }
            assertThat(found).as("seed %d, step %d", seed, i).containsExactlyInAnyOrderElementsOf(open);
        }
    }

    @Test
    void keepsExactlyWhatIsWantedOfItsKinds() {
        open(draft("oil"));
        open(draft("clean"));
        open(draft("polish"));
        QuarkusTransaction.requiringNew()
                .run(() -> tasks.keep(thing, Set.of("oil", "clean", "mend"), List.of(draft("clean"), draft("mend"))));

        assertThat(stored("oil").get(0).state()).isEqualTo(TaskState.CLOSED);
        assertThat(stored("clean").get(0).sequence()).isEqualTo(1);
        assertThat(stored("mend").get(0).state()).isEqualTo(TaskState.OPEN);
        assertThat(stored("polish").get(0).state()).isEqualTo(TaskState.OPEN);
    }

    @Test
    void isRecalledOnTheMovedClock() {
        LocalDate day = LocalDate.now(clock).plusDays(20);
        open(draft("dust", Assignee.roles("officer"), Deadline.of(day, PARIS)));
        try {
            move("P14D");
            awaitEvents("dust", "opened", "reminded");
            move("P22D");
            awaitEvents("dust", "opened", "reminded", "overdue");
        } finally {
            move("PT0S");
        }
        close("dust");
        awaitEvents("dust", "opened", "reminded", "overdue", "closed");
    }

    @Test
    void belongsToTheTransactionOfItsCause() {
        assertThatThrownBy(() -> tasks.open(draft("float"))).isInstanceOf(TransactionalException.class);
        assertThatThrownBy(() -> QuarkusTransaction.requiringNew().run(() -> {
                    tasks.open(draft("sink"));
                    throw new IllegalStateException("The cause fails");
                }))
                .isInstanceOf(IllegalStateException.class);
        assertThat(stored("sink")).isEmpty();
    }

    private static void move(String offset) {
        given().auth()
                .oauth2(TestTokens.of("admin"))
                .contentType("application/json")
                .body("{\"offset\":\"" + offset + "\"}")
                .post("/operations/clock")
                .then()
                .statusCode(200);
    }
}
