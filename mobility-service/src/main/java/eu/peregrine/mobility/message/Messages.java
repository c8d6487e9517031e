package eu.peregrine.mobility.message;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.notification.News;
import eu.peregrine.mobility.notification.Notifier;
import eu.peregrine.mobility.person.NotificationKind;
import eu.peregrine.mobility.person.People;
import eu.peregrine.mobility.stay.Mobilities;
import eu.peregrine.mobility.stay.MobilityFilter;
import eu.peregrine.mobility.student.StudentFilter;
import eu.peregrine.mobility.student.Students;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Writes to all students whom a list holds: each is told, and gets mail as they want it. */
@ApplicationScoped
@Transactional
public class Messages {

    /** Recipients of one message at most. */
    static final int MOST = 5_000;

    static final String PATH = "/api/v1/messages";

    private final MessageRepository repository;
    private final Mobilities mobilities;
    private final Students students;
    private final People people;
    private final Notifier notifier;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Messages(
            MessageRepository repository,
            Mobilities mobilities,
            Students students,
            People people,
            Notifier notifier,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.mobilities = mobilities;
        this.students = students;
        this.people = people;
        this.notifier = notifier;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Writes to the students of the mobilities.
     *
     * @param query the filter as it was asked, for the record
     * @param dryRun whether to say only what would be sent
     * @throws eu.peregrine.kit.problem.ProblemException 422 where the filter means nobody, or more than {@value #MOST}
     */
    public MessageView toMobilities(MobilityFilter filter, String query, MessageDraft draft, boolean dryRun) {
        return write(mobilities.students(filter, MOST + 1), MessageAudience.MOBILITIES, query, draft, dryRun);
    }

    /** Writes to the students; see {@link #toMobilities}. */
    public MessageView toStudents(StudentFilter filter, String query, MessageDraft draft, boolean dryRun) {
        return write(students.ids(filter, MOST + 1), MessageAudience.STUDENTS, query, draft, dryRun);
    }

    private MessageView write(
            List<UUID> recipients, MessageAudience audience, String query, MessageDraft draft, boolean dryRun) {
        new Violations()
                .check(!recipients.isEmpty(), "?", "nobody", "No student is meant by this filter.")
                .check(
                        recipients.size() <= MOST,
                        "?",
                        "too-many",
                        "These are more than " + MOST + " students; narrow the filter, and write more than once.")
                .throwIfAny();
        Message message = new Message(draft, caller.subject(), audience, query, recipients.size(), clock.instant());
        if (dryRun) {
            return MessageView.of(message, null, List.of());
        }
        repository.persist(message);
        outbox.publish(
                message,
                new PublicMessage(message.id(), audience, message.recipients(), message.sentAt()),
                VisibleTo.roles());
        notifier.tell(
                people.recipients(recipients),
                new News(
                        NotificationKind.MESSAGE,
                        draft.subject(),
                        new LocalizedText(draft.text().en(), draft.text().fr()),
                        new About("message", message.id(), null, "/api/v1/notifications"),
                        message.sentAt()));
        return MessageView.of(message, message.id(), List.of());
    }

    /** What was written, newest first. */
    public Page<MessageView> list(ListRequest request) {
        Page<Message> page = repository.page(request);
        return new Page<>(
                page.items().stream()
                        .map(message -> MessageView.of(message, message.id(), null))
                        .toList(),
                page.next(),
                page.count());
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where there is none */
    public MessageView get(UUID id) {
        Message message = repository.findByIdOptional(id).orElseThrow(() -> Problems.notFound("message"));
        return MessageView.of(message, id, List.of());
    }
}
