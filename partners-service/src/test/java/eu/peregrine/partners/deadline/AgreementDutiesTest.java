package eu.peregrine.partners.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.partners.deadline.AgreementFacts.Side;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What must be done about an agreement, by its state and the date. */
class AgreementDutiesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final UUID HOME = UUID.randomUUID();
    private static final UUID PARTNER = UUID.randomUUID();
    private static final UUID ID = UUID.randomUUID();
    static final LeadDays LEAD = new LeadDays() {
        @Override
        public List<Integer> expiry() {
            return List.of(365, 182, 91);
        }

        @Override
        public List<Integer> amendment() {
            return List.of(90, 30);
        }

        @Override
        public List<Integer> notice() {
            return List.of(30);
        }

        @Override
        public List<Integer> factsheet() {
            return List.of(45);
        }

        @Override
        public List<Integer> label() {
            return List.of(365);
        }

        @Override
        public List<Integer> review() {
            return List.of(182);
        }
    };

    private String state = "IN_FORCE";
    private boolean homeAwaits;
    private boolean partnerAwaits;
    private boolean recorded;
    private boolean hasPaper;
    private boolean incomplete;
    private boolean disputed;
    private LocalDate overOn = LocalDate.of(2030, 9, 1);
    private UUID noticeBy;
    private boolean renewed;

    private List<TaskDraft> at(String time) {
        AgreementFacts facts = new AgreementFacts(
                ID,
                "AGR-2026-0001",
                state,
                2,
                LocalDate.of(2026, 11, 23),
                recorded,
                hasPaper,
                incomplete,
                disputed,
                overOn,
                noticeBy,
                renewed,
                List.of(new Side(HOME, true, homeAwaits), new Side(PARTNER, false, partnerAwaits)),
                List.of("2027/2028", "2029/2030"));
        return AgreementDuties.of(facts, LEAD, PARIS).stream()
                .filter(duty -> duty.isOn(Instant.parse(time)))
                .map(Duty::task)
                .toList();
    }

    private List<String> keysAt(String time) {
        return at(time).stream()
                .map(task -> task.key().replace("agreement:" + ID + ":", ""))
                .toList();
    }

    @Test
    void asksThoseWhoseApprovalIsMissing() {
        state = "PROPOSED";
        overOn = null;
        homeAwaits = true;
        partnerAwaits = true;
        assertThat(keysAt("2026-11-23T12:00:00Z"))
                .containsExactly("approve:" + HOME + ":2", "approve:" + PARTNER + ":2");
        assertThat(at("2026-11-23T12:00:00Z").get(0).assignee().roles()).containsExactly("officer");
        assertThat(at("2026-11-23T12:00:00Z").get(1).assignee().organisationId())
                .isEqualTo(PARTNER);
        assertThat(at("2026-11-23T12:00:00Z")).allMatch(task -> task.deadline() == null);

        homeAwaits = false;
        assertThat(keysAt("2026-11-23T12:00:00Z")).containsExactly("approve:" + PARTNER + ":2");
    }

    @Test
    void wantsAmendmentsAgreedByTheEndOfJanuary() {
        state = "AMENDMENT_PROPOSED";
        partnerAwaits = true;
        assertThat(at("2026-11-23T12:00:00Z").get(0).deadline().date()).isEqualTo("2027-01-31");
    }

    @Test
    void recallsTheExpiryAheadAndStopsOnceItIsOver() {
        assertThat(keysAt("2029-08-30T21:59:59Z")).isEmpty();
        assertThat(keysAt("2029-08-31T12:00:00Z"))
                .containsExactly("renew:2030-08-31:" + HOME, "renew:2030-08-31:" + PARTNER);
        TaskDraft renew = at("2029-08-31T12:00:00Z").get(0);
        assertThat(renew.deadline().date()).isEqualTo("2030-08-31");
        assertThat(renew.remindDaysAhead()).containsExactly(182, 91);
        assertThat(renew.assignee().roles()).containsExactly("officer");
        assertThat(keysAt("2030-08-31T21:59:59Z")).hasSize(2);
        assertThat(keysAt("2030-08-31T22:00:00Z")).isEmpty();

        renewed = true;
        assertThat(keysAt("2030-01-01T12:00:00Z")).isEmpty();
    }

    @Test
    void opensTheAmendmentWindowOfConditionsThatEnd() {
        assertThat(keysAt("2027-11-01T12:00:00Z")).isEmpty();
        assertThat(keysAt("2027-11-03T12:00:00Z")).containsExactly("extend:2027/2028");
        assertThat(at("2027-11-03T12:00:00Z").get(0).deadline().date()).isEqualTo("2028-01-31");
        assertThat(keysAt("2028-02-01T12:00:00Z")).isEmpty();
        assertThat(keysAt("2029-12-01T12:00:00Z"))
                .containsExactly("renew:2030-08-31:" + HOME, "renew:2030-08-31:" + PARTNER, "extend:2029/2030");
    }

    @Test
    void tellsTheOthersOfANoticeInsteadOfAskingForARenewal() {
        noticeBy = HOME;
        overOn = LocalDate.of(2028, 9, 1);
        assertThat(keysAt("2027-12-01T12:00:00Z")).containsExactly("notice:" + PARTNER);
        assertThat(at("2027-12-01T12:00:00Z").get(0).title().en())
                .isEqualTo("Notice was given: AGR-2026-0001 ends on 2028-09-01");
        assertThat(keysAt("2028-09-01T12:00:00Z")).isEmpty();
    }

    @Test
    void asksForThePaperOfWhatWasRecorded() {
        recorded = true;
        assertThat(keysAt("2026-11-23T12:00:00Z")).containsExactly("attach-paper");
        hasPaper = true;
        assertThat(keysAt("2026-11-23T12:00:00Z")).isEmpty();
        hasPaper = false;
        state = "EXPIRED";
        assertThat(keysAt("2026-11-23T12:00:00Z")).isEmpty();
    }

    @Test
    void asksTheOfficeForWhatThePaperLeavesOpen() {
        incomplete = true;
        assertThat(keysAt("2026-11-23T12:00:00Z")).containsExactly("complete");
        assertThat(at("2026-11-23T12:00:00Z").get(0).assignee().roles()).containsExactly("officer");
        state = "PROPOSED";
        assertThat(keysAt("2026-11-23T12:00:00Z")).isEmpty();
    }

    @Test
    void asksTheOfficeToAnswerADisputeInEveryState() {
        disputed = true;
        for (String any : List.of("DRAFT", "IN_FORCE", "TERMINATED")) {
            state = any;
            overOn = null;
            assertThat(keysAt("2026-11-23T12:00:00Z")).containsExactly("answer-dispute");
            assertThat(at("2026-11-23T12:00:00Z").get(0).assignee().roles()).containsExactly("officer");
        }
    }
}
