package eu.peregrine.kit.duty;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DutyTest {

    private static final Instant NOON = Instant.parse("2027-03-10T12:00:00Z");

    private static final TaskDraft CHECK = new TaskDraft(
            "thing:1:check",
            "check-thing",
            new LocalizedText("Check it", "Le vérifier"),
            Assignee.roles("officer"),
            new About("thing", UUID.randomUUID(), "T-1", "/api/v1/things/1"),
            Deadline.of(LocalDate.of(2027, 3, 10), ZoneId.of("Europe/Paris")));

    @Test
    void whatMustBeDoneNowStaysATaskAndNoDateChangesThat() {
        Duty duty = Duty.now(CHECK);
        assertThat(duty.isOn(NOON)).isTrue();
        assertThat(duty.turns()).noneMatch(NOON::isBefore);
    }

    @Test
    void whatMustBeDoneLaterIsATaskFromItsTimeOn() {
        Duty duty = Duty.from(CHECK, NOON);
        assertThat(duty.isOn(NOON.minusMillis(1))).isFalse();
        assertThat(duty.isOn(NOON)).isTrue();
        assertThat(duty.turns()).containsExactly(NOON);
    }

    @Test
    void whatMustBeDoneBeforeItsDeadlineIsATaskUntilItIsTooLate() {
        Duty duty = Duty.ahead(CHECK, 7);
        Instant begins = Instant.parse("2027-03-02T23:00:00Z");
        Instant tooLate = CHECK.deadline().instant();
        assertThat(duty.isOn(begins.minusMillis(1))).isFalse();
        assertThat(duty.isOn(begins)).isTrue();
        assertThat(duty.isOn(tooLate.minusMillis(1))).isTrue();
        assertThat(duty.isOn(tooLate)).isFalse();
        assertThat(duty.turns()).containsExactly(begins, tooLate);
    }
}
