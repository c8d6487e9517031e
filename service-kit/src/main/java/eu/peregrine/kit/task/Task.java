package eu.peregrine.kit.task;

import eu.peregrine.kit.aggregate.AggregateRoot;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Something that must be done, as this service keeps it. One row per key: what is asked for again after it was closed is
 * the same task, open again.
 */
@Entity
@Table(name = "task")
class Task extends AggregateRoot {

    @Column(name = "task_key", nullable = false, updatable = false)
    private String key;

    @Column(nullable = false)
    private String kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TaskState state;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "title_en", nullable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "title_fr"))
    private LocalizedText title;

    /** Separated by spaces. */
    @Column(nullable = false)
    private String roles;

    @Column(name = "organisation_id")
    private UUID organisationId;

    @Column(name = "person_id")
    private UUID personId;

    @Column(name = "about_kind", nullable = false)
    private String aboutKind;

    @Column(name = "about_id", nullable = false)
    private UUID aboutId;

    @Column(name = "about_reference")
    private String aboutReference;

    @Column(name = "about_href", nullable = false)
    private String aboutHref;

    @Column(name = "deadline_date")
    private LocalDate deadlineDate;

    @Column(name = "deadline_zone")
    private String deadlineZone;

    /** Days ahead of the deadline, separated by spaces. */
    @Column(name = "remind_days_ahead", nullable = false)
    private String remindDaysAhead;

    /** When the next reminder or the deadline itself comes; null when nothing does. */
    @Column(name = "look_at")
    private Instant lookAt;

    @Column(nullable = false)
    private boolean overdue;

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    /** For the persistence provider. */
    protected Task() {}

    /** Opens a task. */
    Task(TaskDraft draft, Instant now) {
        super(Ids.next());
        key = draft.key();
        take(draft);
        open(now, null);
    }

    String key() {
        return key;
    }

    TaskState state() {
        return state;
    }

    boolean overdue() {
        return overdue;
    }

    /** Asks for it: opens it if it is closed, and takes over what is said otherwise by now. */
    void ask(TaskDraft draft, Instant now) {
        if (state == TaskState.CLOSED) {
            take(draft);
            open(now, TaskState.CLOSED);
        } else if (differs(draft)) {
            take(draft);
            plan(now);
            raise("task.changed");
        }
    }

    private void open(Instant now, TaskState from) {
        state = TaskState.OPEN;
        openedAt = now;
        closedAt = null;
        plan(now);
        raise("task.opened", from);
    }

    /** Ends it, whatever the reason; nothing happens to what is closed. */
    void close(Instant now) {
        if (state == TaskState.CLOSED) {
            return;
        }
        state = TaskState.CLOSED;
        closedAt = now;
        lookAt = null;
        raise("task.closed", TaskState.OPEN);
    }

    /** Recalls it if a reminder or the deadline has come; several that were missed are one. */
    void look(Instant now) {
        if (lookAt == null || now.isBefore(lookAt)) {
            return;
        }
        Deadline deadline = deadline();
        boolean over = deadline != null && !now.isBefore(deadline.instant());
        plan(now);
        raise(over ? "task.overdue" : "task.reminded");
    }

    private void plan(Instant now) {
        Deadline deadline = deadline();
        overdue = deadline != null && !now.isBefore(deadline.instant());
        lookAt = deadline == null
                ? null
                : Stream.concat(reminders(deadline), Stream.of(deadline.instant()))
                        .filter(now::isBefore)
                        .min(Comparator.naturalOrder())
                        .orElse(null);
    }

    private Stream<Instant> reminders(Deadline deadline) {
        ZoneId zone = ZoneId.of(deadline.zone());
        return words(remindDaysAhead)
                .map(days -> deadline.date()
                        .minusDays(Long.parseLong(days))
                        .atStartOfDay(zone)
                        .toInstant());
    }

    private void take(TaskDraft draft) {
        kind = draft.kind();
        title = draft.title();
        roles = sorted(draft.assignee().roles());
        organisationId = draft.assignee().organisationId();
        personId = draft.assignee().personId();
        aboutKind = draft.about().kind();
        aboutId = draft.about().id();
        aboutReference = draft.about().reference();
        aboutHref = draft.about().href();
        deadlineDate = draft.deadline() == null ? null : draft.deadline().date();
        deadlineZone = draft.deadline() == null ? null : draft.deadline().zone();
        remindDaysAhead = days(draft.remindDaysAhead());
    }

    private boolean differs(TaskDraft draft) {
        return !draft.equals(new TaskDraft(
                        key,
                        kind,
                        title,
                        new Assignee(words(roles).collect(Collectors.toSet()), organisationId, personId),
                        new About(aboutKind, aboutId, aboutReference, aboutHref),
                        deadline(),
                        draft.remindDaysAhead()))
                || !remindDaysAhead.equals(days(draft.remindDaysAhead()));
    }

    private Deadline deadline() {
        return deadlineDate == null ? null : Deadline.of(deadlineDate, ZoneId.of(deadlineZone));
    }

    /** The whole public state, as events carry it. */
    PublicTask publicState() {
        return new PublicTask(
                id(),
                key,
                kind,
                state,
                title,
                words(roles).toList(),
                organisationId,
                personId,
                new About(aboutKind, aboutId, aboutReference, aboutHref),
                deadline(),
                overdue,
                openedAt,
                closedAt);
    }

    /** Who may see the task: those whose it is. */
    VisibleTo visibleTo() {
        boolean anybodyInRole = organisationId == null && personId == null;
        String[] named = anybodyInRole ? words(roles).toArray(String[]::new) : new String[0];
        return VisibleTo.roles(named).organisation(organisationId).person(personId);
    }

    private static String sorted(Set<String> words) {
        return String.join(" ", new TreeSet<>(words));
    }

    private static String days(List<Integer> ahead) {
        return ahead.stream()
                .distinct()
                .sorted(Comparator.reverseOrder())
                .map(String::valueOf)
                .collect(Collectors.joining(" "));
    }

    private static Stream<String> words(String text) {
        return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
    }
}
