package eu.peregrine.mobility.me;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.notification.Notifications;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.person.Language;
import eu.peregrine.mobility.person.MailWish;
import eu.peregrine.mobility.person.People;
import eu.peregrine.mobility.person.Person;
import eu.peregrine.mobility.student.StudentDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Says who the caller is, and takes what the caller wants. */
@ApplicationScoped
@Transactional
public class Me {

    private final People people;
    private final Notifications notifications;
    private final StudentDirectory students;
    private final OrganisationDirectory organisations;
    private final Caller caller;

    @Inject
    Me(
            People people,
            Notifications notifications,
            StudentDirectory students,
            OrganisationDirectory organisations,
            Caller caller) {
        this.people = people;
        this.notifications = notifications;
        this.students = students;
        this.organisations = organisations;
        this.caller = caller;
    }

    /** The caller. */
    public MeView get() {
        return view(people.find(people.me()));
    }

    /** Takes what the caller wants. */
    public MeView wish(String ifMatch, MeDraft draft) {
        return view(Optional.of(people.wish(ifMatch, draft.email(), draft.language(), draft.mail(), draft.noMailOf())));
    }

    private MeView view(Optional<Person> known) {
        UUID me = people.me();
        return new MeView(
                me,
                new TreeSet<>(caller.roles()),
                student(caller.studentId()),
                organisation(caller.organisationId()),
                known.map(Person::language).orElse(Language.EN),
                known.map(Person::mail).orElse(MailWish.AT_ONCE),
                known.map(Person::optOuts).orElse(Set.of()),
                people.address(me).orElse(null),
                notifications.unread(me),
                List.of(new Action("update", "/api/v1/me", true, List.of())),
                known.map(Person::version).orElse(0L));
    }

    private Ref student(UUID id) {
        return id == null
                ? null
                : Ref.to(
                        "students",
                        id,
                        students.find(id)
                                .map(found -> LocalizedText.en(found.name()))
                                .orElse(null));
    }

    private Ref organisation(UUID id) {
        return id == null
                ? null
                : organisations.find(id).map(PartnerOrganisation::ref).orElse(Ref.to("organisations", id));
    }
}
