package eu.peregrine.mobility.me;

import biweekly.Biweekly;
import biweekly.ICalendar;
import biweekly.component.VEvent;
import biweekly.property.Classification;
import biweekly.property.Transparency;
import biweekly.util.DateTimeComponents;
import biweekly.util.ICalDate;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import eu.peregrine.mobility.campaign.Campaign;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.person.Language;
import eu.peregrine.mobility.person.People;
import eu.peregrine.mobility.person.Person;
import eu.peregrine.mobility.stay.Mobility;
import eu.peregrine.mobility.stay.Segment;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import eu.peregrine.mobility.task.TaskList;
import eu.peregrine.mobility.task.TaskView;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** The caller's dates as RFC 5545 writes them: whole days, with an id each that never changes. */
@ApplicationScoped
@Transactional
public class PersonalCalendar {

    private static final int MOST_TASKS = 1_000;

    private final CalendarRepository repository;
    private final TaskList tasks;
    private final People people;
    private final StudentDirectory students;
    private final OrganisationDirectory organisations;
    private final Caller caller;
    private final Clock clock;

    @Inject
    PersonalCalendar(
            CalendarRepository repository,
            TaskList tasks,
            People people,
            StudentDirectory students,
            OrganisationDirectory organisations,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.tasks = tasks;
        this.people = people;
        this.students = students;
        this.organisations = organisations;
        this.caller = caller;
        this.clock = clock;
    }

    /** The whole calendar. */
    public String text() {
        Language language = people.find(people.me()).map(Person::language).orElse(Language.EN);
        ICalendar calendar = new ICalendar();
        calendar.setProductId("-//Peregrine//" + language.code().toUpperCase(java.util.Locale.ROOT));
        for (TaskView task : tasks.withDeadline(MOST_TASKS)) {
            LocalDate day = task.deadline().date();
            calendar.addEvent(event("task-" + task.id(), language.of(task.title()), new Period(day, day), true));
        }
        if (caller.studentId() != null) {
            stays(calendar, caller.studentId(), language);
            students.find(caller.studentId()).ifPresent(student -> campaigns(calendar, student, language));
        }
        return Biweekly.write(calendar).go();
    }

    private void stays(ICalendar calendar, UUID student, Language language) {
        List<Mobility> stays = repository.stays(student);
        Map<UUID, PartnerOrganisation> hosts = organisations.byIds(
                stays.stream().flatMap(stay -> stay.hostIds().stream()).collect(Collectors.toSet()));
        for (Mobility stay : stays) {
            int part = 1;
            for (Segment segment : stay.segments()) {
                PartnerOrganisation host = hosts.get(segment.hostId());
                String where = host == null ? segment.hostCountry() : language.of(host.name());
                VEvent event = event(
                        "stay-" + stay.id() + "-" + part++,
                        stay.reference() + ", " + where,
                        segment.effective(),
                        false);
                event.setLocation(where + ", " + segment.hostCountry());
                calendar.addEvent(event);
            }
        }
    }

    private void campaigns(ICalendar calendar, StudentFacts student, Language language) {
        for (Campaign campaign : repository.openCampaigns()) {
            if (campaign.population().includes(student.programmeId(), student.status(), student.cohort())) {
                LocalizedText title = new LocalizedText(
                        "File your wishes: " + campaign.name(), "Déposer vos vœux : " + campaign.name());
                calendar.addEvent(event("campaign-" + campaign.id(), language.of(title), campaign.window(), true));
            }
        }
    }

    private VEvent event(String id, String title, Period period, boolean free) {
        VEvent event = new VEvent();
        event.setUid(id + "@peregrine");
        event.setDateTimeStamp(Date.from(clock.instant()));
        event.setSummary(title);
        event.setDateStart(day(period.start()));
        // The end of whole days is the day after the last one.
        event.setDateEnd(day(period.end().plusDays(1)));
        event.setClassification(Classification.private_());
        event.setTransparency(free ? Transparency.transparent() : Transparency.opaque());
        return event;
    }

    private static ICalDate day(LocalDate day) {
        return new ICalDate(new DateTimeComponents(day.getYear(), day.getMonthValue(), day.getDayOfMonth()), false);
    }
}
