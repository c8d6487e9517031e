package eu.peregrine.partners.deadline;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.partners.deadline.OrganisationFacts.Label;
import eu.peregrine.partners.deadline.OrganisationFacts.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What must be done about a partner by its factsheet's deadlines and its labels. */
class OrganisationDutiesTest {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final UUID ID = UUID.randomUUID();

    private boolean home;
    private boolean active = true;
    private ZoneId zone = SHANGHAI;

    private List<TaskDraft> at(String time) {
        OrganisationFacts facts = new OrganisationFacts(
                ID,
                new LocalizedText("Tongji University", "Université Tongji"),
                home,
                active,
                zone,
                List.of(
                        new Term("2027/2028-1/2", LocalDate.of(2027, 4, 15), LocalDate.of(2027, 5, 15)),
                        new Term("2027/2028-2/2", null, null)),
                List.of(new Label("EUR-ACE", "ENAEE", LocalDate.of(2028, 12, 31))));
        return OrganisationDuties.of(facts, AgreementDutiesTest.LEAD, PARIS).stream()
                .filter(duty -> duty.isOn(Instant.parse(time)))
                .map(Duty::task)
                .toList();
    }

    private List<String> kindsAt(String time) {
        return at(time).stream().map(TaskDraft::kind).toList();
    }

    @Test
    void recallsNominationsAndApplicationsInThePartnersOwnTimeZone() {
        assertThat(kindsAt("2027-02-28T15:59:59Z")).isEmpty();
        assertThat(kindsAt("2027-02-28T16:00:00Z")).containsExactly("nominate-students");
        TaskDraft nominate = at("2027-02-28T16:00:00Z").get(0);
        assertThat(nominate.deadline().instant()).isEqualTo("2027-04-15T16:00:00Z");
        assertThat(nominate.title().fr()).endsWith("Université Tongji");
        assertThat(kindsAt("2027-04-10T12:00:00Z")).containsExactly("nominate-students", "complete-applications");
        assertThat(kindsAt("2027-04-15T16:00:00Z")).containsExactly("complete-applications");
        assertThat(kindsAt("2027-05-15T16:00:00Z")).isEmpty();
    }

    @Test
    void recallsALabelThatEnds() {
        assertThat(kindsAt("2028-06-01T12:00:00Z")).containsExactly("renew-label");
        assertThat(kindsAt("2028-12-31T22:59:59Z")).containsExactly("renew-label");
        assertThat(kindsAt("2028-12-31T23:00:00Z")).isEmpty();
    }

    @Test
    void asksNothingAboutWhoIsNoPartner() {
        active = false;
        assertThat(kindsAt("2027-04-10T12:00:00Z")).isEmpty();
        assertThat(kindsAt("2028-06-01T12:00:00Z")).isEmpty();
    }

    @Test
    void doesNotNominateToTheSchoolItself() {
        home = true;
        assertThat(kindsAt("2027-04-10T12:00:00Z")).isEmpty();
        assertThat(kindsAt("2028-06-01T12:00:00Z")).containsExactly("renew-label");
    }

    @Test
    void knowsNoDeadlinesWithoutAFactsheet() {
        zone = null;
        assertThat(kindsAt("2027-04-10T12:00:00Z")).isEmpty();
    }
}
