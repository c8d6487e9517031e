package eu.peregrine.mobility.task;

import eu.peregrine.kit.task.TaskState;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.annotations.Immutable;

/** A task as the service that keeps it told it last; written by {@link TaskFollower} alone. */
@Entity
@Immutable
@Table(name = "listed_task")
class ListedTask {

    @Id
    private UUID id;

    @Column(nullable = false)
    private long sequence;

    @Column(nullable = false)
    private String kind;

    @Enumerated(EnumType.STRING)
    @Column(nullable = false)
    private TaskState state;

    @Embedded
    @AttributeOverride(name = "en", column = @Column(name = "title_en", nullable = false))
    @AttributeOverride(name = "fr", column = @Column(name = "title_fr"))
    private LocalizedText title;

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

    @Column(name = "due_at", nullable = false)
    private Instant dueAt;

    @Column(nullable = false)
    private boolean overdue;

    @Column(name = "opened_at", nullable = false)
    private Instant openedAt;

    @Column(name = "closed_at")
    private Instant closedAt;

    /** For the persistence provider. */
    protected ListedTask() {}

    UUID id() {
        return id;
    }

    long sequence() {
        return sequence;
    }

    String kind() {
        return kind;
    }

    TaskState state() {
        return state;
    }

    LocalizedText title() {
        return title;
    }

    List<String> roles() {
        return roles.isBlank() ? List.of() : List.of(roles.trim().split(" +"));
    }

    UUID organisationId() {
        return organisationId;
    }

    UUID personId() {
        return personId;
    }

    String aboutKind() {
        return aboutKind;
    }

    UUID aboutId() {
        return aboutId;
    }

    String aboutReference() {
        return aboutReference;
    }

    String aboutHref() {
        return aboutHref;
    }

    Deadline deadline() {
        return deadlineDate == null ? null : Deadline.of(deadlineDate, ZoneId.of(deadlineZone));
    }

    Instant dueAt() {
        return dueAt;
    }

    boolean overdue() {
        return overdue;
    }

    Instant openedAt() {
        return openedAt;
    }

    Instant closedAt() {
        return closedAt;
    }
}
