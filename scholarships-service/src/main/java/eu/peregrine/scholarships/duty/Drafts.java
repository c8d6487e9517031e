package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.web.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Collects what must be done about one object. */
final class Drafts {

    private static final List<Integer> REMIND_DAYS = List.of(14, 3);

    private final About about;
    private final ZoneId zone;
    private final List<Duty> duties = new ArrayList<>();

    /**
     * @param kind of the object
     * @param collection its path below {@code /api/v1/}
     * @param zone in which days begin and end
     */
    Drafts(String kind, String collection, UUID id, String reference, ZoneId zone) {
        this.about = new About(kind, id, reference, "/api/v1/" + collection + "/" + id);
        this.zone = zone;
    }

    /** To be done from now on. */
    void now(TaskKind kind, Assignee whose, LocalDate deadline) {
        add(kind, whose, Instant.MIN, deadline);
    }

    /** To be done from a day on. */
    void from(TaskKind kind, Assignee whose, LocalDate day, LocalDate deadline) {
        add(kind, whose, day.atStartOfDay(zone).toInstant(), deadline);
    }

    private void add(TaskKind kind, Assignee whose, Instant from, LocalDate deadline) {
        duties.add(Duty.from(
                new TaskDraft(
                        about.kind() + ":" + about.id() + ":" + kind.code(),
                        kind.code(),
                        kind.title(about.reference()),
                        whose,
                        about,
                        deadline == null ? null : Deadline.of(deadline, zone),
                        deadline == null ? List.of() : REMIND_DAYS),
                from));
    }

    List<Duty> all() {
        return duties;
    }
}
