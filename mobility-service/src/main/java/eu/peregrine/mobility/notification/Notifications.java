package eu.peregrine.mobility.notification;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.person.Language;
import eu.peregrine.mobility.person.NotificationKind;
import eu.peregrine.mobility.person.People;
import eu.peregrine.mobility.person.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What the caller was told, and whether it was read. */
@ApplicationScoped
@Transactional
public class Notifications {

    private static final int MOST_IN_PREVIEW = 100;

    private final NotificationRepository repository;
    private final People people;
    private final MailText text;
    private final Clock clock;

    @Inject
    Notifications(NotificationRepository repository, People people, MailText text, Clock clock) {
        this.repository = repository;
        this.people = people;
        this.text = text;
        this.clock = clock;
    }

    /** The caller's, newest first. */
    public Page<NotificationView> list(ListRequest request, NotificationFilter filter) {
        Page<Notification> page = repository.page(request, filter, people.me());
        return new Page<>(page.items().stream().map(NotificationView::item).toList(), page.next(), page.count());
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 unless it is the caller's */
    public NotificationView get(UUID id) {
        return NotificationView.single(found(id));
    }

    /** Notes that it was read, or that it is to be read again. */
    public NotificationView read(UUID id, boolean read) {
        Notification told = found(id);
        told.read(read, clock.instant());
        return NotificationView.single(told);
    }

    /** Notes that all were read; answers how many were not. */
    public int readAll() {
        return repository.readAll(people.me(), clock.instant());
    }

    /** How many a person has not read. */
    public long unread(UUID person) {
        return repository.unread(person);
    }

    /**
     * The mail that the caller would get about what is unread; about an example where nothing is.
     *
     * @param language the caller's own where none is named
     */
    public WrittenMail preview(Language language) {
        UUID me = people.me();
        Language wanted = language != null
                ? language
                : people.find(me).map(Person::language).orElse(Language.EN);
        List<Notification> unread = repository.latestUnread(me, MOST_IN_PREVIEW);
        return text.about(unread.isEmpty() ? List.of(example(me)) : unread, wanted);
    }

    private Notification example(UUID me) {
        Instant now = clock.instant();
        About about = new About("mobility", me, "OUT-2026-0001", "/api/v1/mobilities");
        LocalizedText title = Titles.of(NotificationKind.HOST_APPROVED, about.reference());
        return new Notification(me, new News(NotificationKind.HOST_APPROVED, title, null, about, now), now, null);
    }

    private Notification found(UUID id) {
        return repository.of(id, people.me()).orElseThrow(() -> Problems.notFound("notification"));
    }
}
