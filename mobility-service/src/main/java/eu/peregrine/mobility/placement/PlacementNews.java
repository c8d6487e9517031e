package eu.peregrine.mobility.placement;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.task.Tasks;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Publishes what happened, and keeps the tasks that follow from it. */
@ApplicationScoped
class PlacementNews {
    private static final String DECIDE = "decide-placement-application";
    private static final String CONFIRM = "confirm-placement";

    private final Outbox outbox;
    private final Tasks tasks;
    private final Clock clock;

    @Inject
    PlacementNews(Outbox outbox, Tasks tasks, Clock clock) {
        this.outbox = outbox;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Students learn of an offer once it is published. */
    void publish(Placement placement) {
        VisibleTo office = placement.state() == PlacementState.DRAFT
                ? VisibleTo.roles(Roles.COORDINATOR)
                : VisibleTo.roles(Roles.COORDINATOR, Roles.STUDENT);
        outbox.publish(placement, PublicPlacement.of(placement), office.organisation(placement.hostId()));
    }

    void publish(PlacementApplication application, Placement placement) {
        VisibleTo visibleTo = VisibleTo.roles(Roles.COORDINATOR)
                .organisation(placement.hostId())
                .person(application.studentId());
        outbox.publish(application, PublicPlacementApplication.of(application), visibleTo);
        tasks.keep(application.id(), Set.of(DECIDE, CONFIRM), wanted(application, placement));
    }

    private List<TaskDraft> wanted(PlacementApplication application, Placement placement) {
        String key = "placement-application:" + application.id() + ":";
        About about = new About(
                "placement-application",
                application.id(),
                placement.reference(),
                PlacementApplications.path(placement.id()) + "/" + application.id());
        return switch (application.state()) {
            case SUBMITTED -> {
                LocalizedText title = new LocalizedText(
                        "Answer an application for placement " + placement.reference(),
                        "Répondre à une candidature à l’offre " + placement.reference());
                yield List.of(
                        new TaskDraft(
                                key + "decide:host",
                                DECIDE,
                                title,
                                Assignee.organisation(placement.hostId()),
                                about,
                                null),
                        new TaskDraft(
                                key + "decide:office", DECIDE, title, Assignee.roles(Roles.OFFICER), about, null));
            }
            case ACCEPTED ->
                List.of(new TaskDraft(
                        key + "confirm",
                        CONFIRM,
                        new LocalizedText(
                                "Confirm placement " + placement.reference(),
                                "Confirmer l’offre " + placement.reference()),
                        Assignee.person(application.studentId()),
                        about,
                        application.confirmBy() == null
                                ? null
                                : Deadline.of(application.confirmBy(), clock.getZone())));
            default -> List.of();
        };
    }
}
