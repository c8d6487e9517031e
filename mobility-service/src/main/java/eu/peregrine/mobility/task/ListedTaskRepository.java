package eu.peregrine.mobility.task;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.task.PublicTask;
import eu.peregrine.kit.task.TaskState;
import eu.peregrine.kit.web.Deadline;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Stores the one list of tasks. */
@ApplicationScoped
class ListedTaskRepository implements PanacheRepositoryBase<ListedTask, UUID> {

    private static final Instant NO_HURRY = Instant.parse("9999-12-31T00:00:00Z");

    private static final String FOLLOW = """
            insert into listed_task as known (id, sequence, kind, state, title_en, title_fr, roles, organisation_id, person_id,
                about_kind, about_id, about_reference, about_href, deadline_date, deadline_zone, due_at, overdue, opened_at,
                closed_at)
            values (:id, :sequence, :kind, :state, :titleEn, cast(:titleFr as text), :roles, cast(:organisation as uuid),
                cast(:person as uuid), :aboutKind, :aboutId, cast(:aboutReference as text), :aboutHref,
                cast(:deadlineDate as date), cast(:deadlineZone as text), :dueAt, :overdue, :openedAt,
                cast(:closedAt as timestamptz))
            on conflict (id) do update set
                sequence = excluded.sequence, kind = excluded.kind, state = excluded.state, title_en = excluded.title_en,
                title_fr = excluded.title_fr, roles = excluded.roles, organisation_id = excluded.organisation_id,
                person_id = excluded.person_id, about_kind = excluded.about_kind, about_id = excluded.about_id,
                about_reference = excluded.about_reference, about_href = excluded.about_href,
                deadline_date = excluded.deadline_date, deadline_zone = excluded.deadline_zone, due_at = excluded.due_at,
                overdue = excluded.overdue, opened_at = excluded.opened_at, closed_at = excluded.closed_at
            where known.sequence < excluded.sequence
            """;

    /** Takes what an event says, unless a later one was seen before. */
    void follow(PublicTask task, long sequence) {
        Deadline deadline = task.deadline();
        getEntityManager()
                .createNativeQuery(FOLLOW)
                .setParameter("id", task.id())
                .setParameter("sequence", sequence)
                .setParameter("kind", task.kind())
                .setParameter("state", task.state().name())
                .setParameter("titleEn", task.title().en())
                .setParameter("titleFr", task.title().fr())
                .setParameter("roles", " " + String.join(" ", task.roles()) + " ")
                .setParameter("organisation", task.organisationId())
                .setParameter("person", task.personId())
                .setParameter("aboutKind", task.about().kind())
                .setParameter("aboutId", task.about().id())
                .setParameter("aboutReference", task.about().reference())
                .setParameter("aboutHref", task.about().href())
                .setParameter("deadlineDate", deadline == null ? null : deadline.date())
                .setParameter("deadlineZone", deadline == null ? null : deadline.zone())
                .setParameter("dueAt", time(deadline == null ? NO_HURRY : deadline.instant()))
                .setParameter("overdue", task.overdue())
                .setParameter("openedAt", time(task.openedAt()))
                .setParameter("closedAt", time(task.closedAt()))
                .executeUpdate();
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    Page<ListedTask> page(ListRequest request, TaskFilter filter, Instant dueBefore, Audience audience) {
        List<TaskState> states =
                filter.states == null || filter.states.isEmpty() ? List.of(TaskState.OPEN) : filter.states;
        return Listing.of(getEntityManager(), ListedTask.class, "t")
                .id(ListedTask::id)
                .always(audience.condition(), audience.parameters())
                .filter("state", states, "t.state in :state")
                .filter("kind", filter.kinds, "t.kind in :kind")
                .filter("about", filter.about, "t.aboutId in :about")
                .filter("role", filter.role == null ? null : " " + filter.role + " ", "locate(:role, t.roles) > 0")
                .filter("dueBefore", dueBefore, "t.dueAt < :dueBefore")
                .sortable("due", "t.dueAt", Instant.class, ListedTask::dueAt)
                .sortable("opened", "t.openedAt", Instant.class, ListedTask::openedAt)
                .defaultSort("due")
                .page(request, Function.identity());
    }

    /** Open tasks that have a deadline, the next one first. */
    List<ListedTask> withDeadline(Audience audience, int limit) {
        var query = getEntityManager()
                .createQuery(
                        "select t from ListedTask t where t.state = OPEN and t.dueAt < :noHurry and ("
                                + audience.condition() + ") order by t.dueAt, t.id",
                        ListedTask.class)
                .setParameter("noHurry", NO_HURRY)
                .setMaxResults(limit);
        audience.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    /** Open tasks about one object, the next one first. */
    List<ListedTask> openAbout(UUID about, Audience audience) {
        var query = getEntityManager()
                .createQuery(
                        "select t from ListedTask t where t.state = OPEN and t.aboutId = :about and ("
                                + audience.condition() + ") order by t.dueAt, t.id",
                        ListedTask.class)
                .setParameter("about", about);
        audience.parameters().forEach(query::setParameter);
        return query.getResultList();
    }

    Optional<ListedTask> find(UUID id, Audience audience) {
        var query = getEntityManager()
                .createQuery(
                        "select t from ListedTask t where t.id = :id and (" + audience.condition() + ")",
                        ListedTask.class)
                .setParameter("id", id);
        audience.parameters().forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }
}
