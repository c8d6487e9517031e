package eu.peregrine.mobility.person;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The people who are told of things: students, and everybody else who has once said how. */
@ApplicationScoped
@Transactional
public class People {

    private final PersonRepository repository;
    private final Outbox outbox;
    private final Caller caller;

    @Inject
    People(PersonRepository repository, Outbox outbox, Caller caller) {
        this.repository = repository;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** The opaque id of whoever asks: the student's, else one made from the token's subject. */
    public UUID me() {
        return caller.studentId() != null ? caller.studentId() : idOf(caller.subject());
    }

    private static UUID idOf(String subject) {
        try {
            return UUID.fromString(subject);
        } catch (IllegalArgumentException notAnId) {
            return UUID.nameUUIDFromBytes(subject.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What the person has said; nothing where it has said nothing yet. */
    public Optional<Person> find(UUID id) {
        return repository.findByIdOptional(id);
    }

    /**
     * Takes what the caller wants.
     *
     * @param email where mail goes; a student's own record says that, so that none is kept of a student
     */
    public Person wish(
            String ifMatch, String email, Language language, MailWish mail, Collection<NotificationKind> noMailOf) {
        UUID id = me();
        Person known = repository.findById(id);
        IfMatch.required(ifMatch, known == null ? 0 : known.version());
        Person person = known == null ? new Person(id) : known;
        boolean student = caller.studentId() != null;
        person.wish(
                caller.roles(),
                caller.organisationId(),
                caller.studentId(),
                student ? null : email,
                language,
                mail,
                noMailOf == null ? Set.of() : noMailOf);
        repository.persist(person);
        publish(person);
        return person;
    }

    /** Forgets what the person has said, and lets everybody know that the person is to be forgotten. */
    public Person erase(UUID id, LocalDate day) {
        Person known = repository.findById(id);
        Person person = known == null ? new Person(id) : known;
        person.erase(day);
        repository.persist(person);
        publish(person);
        return person;
    }

    /** Whoever of these may be told of things: those who were erased may not. */
    public List<Recipient> recipients(Collection<UUID> ids) {
        List<Person> known = repository.all(ids);
        Set<UUID> unknown = new HashSet<>(ids);
        known.forEach(person -> unknown.remove(person.id()));
        List<Recipient> recipients = new java.util.ArrayList<>(known.stream()
                .filter(person -> person.erasedOn() == null)
                .map(Person::recipient)
                .toList());
        unknown.stream().sorted().map(Recipient::usual).forEach(recipients::add);
        return recipients;
    }

    /** The people of an organisation, or of the school where it is null, in one of the roles. */
    public List<Recipient> recipients(Collection<String> roles, UUID organisation) {
        return repository.group(roles, organisation).stream()
                .map(Person::recipient)
                .toList();
    }

    /** Where mail to the person goes, if anywhere. */
    public Optional<String> address(UUID id) {
        return repository.findByIdOptional(id).map(Person::email).or(() -> repository.studentsAddress(id));
    }

    private void publish(Person person) {
        outbox.publish(
                person,
                new PublicPerson(person.id(), person.erasedOn()),
                VisibleTo.roles().person(person.id()));
    }
}
