package eu.peregrine.kit.task;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever is asked of a task in whatever order, it is opened and closed in turns and recalled once per date. */
class TaskPropertiesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final Instant START = Instant.parse("2026-01-01T09:00:00Z");
    private static final About ABOUT = new About("thing", UUID.randomUUID(), "T-1", "/api/v1/things/1");

    enum Act {
        ASK,
        ASK_WITH_DEADLINE,
        CLOSE,
        LOOK
    }

    /**
     * @param act what is done
     * @param days how many days after the one before
     */
    record Step(Act act, int days) {}

    private static TaskDraft draft(LocalDate deadline) {
        return new TaskDraft(
                "thing:1:check",
                "check-thing",
                new LocalizedText("Check it", "Le vérifier"),
                Assignee.roles("officer"),
                ABOUT,
                deadline == null ? null : Deadline.of(deadline, PARIS),
                List.of(30, 10));
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return net.jqwik.api.Combinators.combine(
                        Arbitraries.of(Act.class), Arbitraries.integers().between(0, 60))
                .as(Step::new)
                .list()
                .ofMaxSize(30);
    }

    @Property
    void openedAndClosedInTurnsAndRecalledWhileOpen(@ForAll("steps") List<Step> steps) {
        Instant now = START;
        Task task = new Task(draft(null), now);
        List<DomainEvent> events = new ArrayList<>(task.takeEvents());
        for (Step step : steps) {
            now = now.plus(Duration.ofDays(step.days()));
            switch (step.act()) {
                case ASK -> task.ask(draft(null), now);
                case ASK_WITH_DEADLINE -> task.ask(draft(LocalDate.of(2026, 12, 31)), now);
                case CLOSE -> task.close(now);
                case LOOK -> task.look(now);
                default -> throw new IllegalStateException();
            }
            events.addAll(task.takeEvents());
        }

        boolean open = false;
        long sequence = 0;
        for (DomainEvent event : events) {
            assertThat(event.sequence()).isEqualTo(++sequence);
            if (event.type().equals("task.opened")) {
                assertThat(open).as("opened while open").isFalse();
                open = true;
            } else {
                assertThat(open).as("%s while closed", event.type()).isTrue();
                open = !event.type().equals("task.closed");
            }
        }
        assertThat(task.state()).isEqualTo(open ? TaskState.OPEN : TaskState.CLOSED);
    }

    @Property
    void whatIsRepeatedAtTheSameTimeIsNothing(@ForAll("steps") List<Step> steps) {
        Instant now = START;
        Task task = new Task(draft(null), now);
        for (Step step : steps) {
            now = now.plus(Duration.ofDays(step.days()));
            for (int time = 0; time < 2; time++) {
                task.takeEvents();
                switch (step.act()) {
                    case ASK -> task.ask(draft(null), now);
                    case ASK_WITH_DEADLINE -> task.ask(draft(LocalDate.of(2026, 12, 31)), now);
                    case CLOSE -> task.close(now);
                    case LOOK -> task.look(now);
                    default -> throw new IllegalStateException();
                }
            }
            assertThat(task.takeEvents()).as("the second %s", step.act()).isEmpty();
        }
    }

    @Example
    void isRecalledAheadOfItsDeadlineAndOverdueOnceTheDayIsOver() {
        Task task = new Task(draft(LocalDate.of(2026, 3, 31)), START);
        assertThat(verbs(task)).containsExactly("opened");

        assertThat(verbsAt(task, "2026-02-28T22:59:59Z")).isEmpty();
        assertThat(verbsAt(task, "2026-02-28T23:00:00Z")).containsExactly("reminded");
        assertThat(verbsAt(task, "2026-03-10T00:00:00Z")).isEmpty();
        assertThat(verbsAt(task, "2026-03-31T21:59:59Z")).containsExactly("reminded");
        assertThat(task.overdue()).isFalse();
        assertThat(verbsAt(task, "2026-03-31T22:00:00Z")).containsExactly("overdue");
        assertThat(task.overdue()).isTrue();
        assertThat(verbsAt(task, "2027-03-31T22:00:00Z")).isEmpty();

        task.ask(draft(LocalDate.of(2027, 12, 31)), Instant.parse("2027-04-01T00:00:00Z"));
        assertThat(verbs(task)).containsExactly("changed");
        assertThat(task.overdue()).isFalse();
    }

    @Example
    void severalDatesMissedAreOne() {
        Task task = new Task(draft(LocalDate.of(2026, 3, 31)), START);
        task.takeEvents();
        assertThat(verbsAt(task, "2026-06-01T00:00:00Z")).containsExactly("overdue");
        assertThat(verbsAt(task, "2026-06-01T00:00:01Z")).isEmpty();
    }

    private static List<String> verbsAt(Task task, String time) {
        task.look(Instant.parse(time));
        return verbs(task);
    }

    private static List<String> verbs(Task task) {
        return task.takeEvents().stream().map(DomainEvent::verb).toList();
    }
}
