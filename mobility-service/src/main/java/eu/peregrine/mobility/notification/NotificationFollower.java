package eu.peregrine.mobility.notification;

import eu.peregrine.kit.inbox.Event;
import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.PublicTask;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.person.NotificationKind;
import eu.peregrine.mobility.person.People;
import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Tells people of what happens to them, from the events of every service. */
@ApplicationScoped
public class NotificationFollower {

    private final Inbox inbox;
    private final Notifier notifier;
    private final People people;
    private final EventHandlers handlers;

    @Inject
    NotificationFollower(Inbox inbox, Notifier notifier, People people) {
        this.inbox = inbox;
        this.notifier = notifier;
        this.people = people;
        this.handlers = EventHandlers.create()
                .on("task.opened", event -> task(event, NotificationKind.TASK_OPENED, "", ""))
                .on("task.reminded", event -> task(event, NotificationKind.TASK_REMINDED, "Soon: ", "Bientôt : "))
                .on("task.overdue", event -> task(event, NotificationKind.TASK_OVERDUE, "Overdue: ", "En retard : "))
                .on("mobility.host-approved", event -> stay(event, NotificationKind.HOST_APPROVED))
                .on("mobility.host-rejected", event -> stay(event, NotificationKind.HOST_REJECTED))
                .on("mobility.edited", event -> stay(event, NotificationKind.STAY_CHANGED))
                .on("mobility.extended", event -> stay(event, NotificationKind.STAY_CHANGED))
                .on("mobility.cancelled", event -> stay(event, NotificationKind.STAY_CANCELLED))
                .on("mobility.recognised", event -> stay(event, NotificationKind.STAY_RECOGNISED))
                .on("candidacy.offered", event -> candidacy(event, NotificationKind.PLACE_OFFERED))
                .on("candidacy.unplaced", event -> candidacy(event, NotificationKind.NOT_PLACED))
                .on("award.offered", event -> money(event, NotificationKind.GRANT_OFFERED))
                .on("instalment.paid", event -> money(event, NotificationKind.PAYMENT_MADE));
    }

    /** Takes one record of any of the topics. */
    @Incoming("notifications")
    @Blocking
    public void onEvent(ConsumerRecord<String, byte[]> message) {
        inbox.receive("notifications", message, handlers);
    }

    /** What is read of an event about somebody. */
    record Subject(UUID id, String reference, UUID studentId, UUID campaignId) {}

    private void task(Event event, NotificationKind kind, String beforeEn, String beforeFr) {
        PublicTask task = event.as(PublicTask.class);
        LocalizedText title = new LocalizedText(
                beforeEn + task.title().en(),
                task.title().fr() == null ? null : beforeFr + task.title().fr());
        News news = new News(kind, title, null, task.about(), event.time());
        notifier.tell(
                task.personId() != null
                        ? people.recipients(List.of(task.personId()))
                        : people.recipients(task.roles(), task.organisationId()),
                news);
    }

    private void stay(Event event, NotificationKind kind) {
        Subject stay = event.as(Subject.class);
        tell(event, kind, stay, new About("mobility", stay.id(), stay.reference(), "/api/v1/mobilities/" + stay.id()));
    }

    private void candidacy(Event event, NotificationKind kind) {
        Subject candidacy = event.as(Subject.class);
        tell(
                event,
                kind,
                candidacy,
                new About("campaign", candidacy.campaignId(), null, "/api/v1/campaigns/" + candidacy.campaignId()));
    }

    private void money(Event event, NotificationKind kind) {
        Subject paid = event.as(Subject.class);
        tell(
                event,
                kind,
                paid,
                new About(event.kind(), paid.id(), paid.reference(), "/api/v1/" + event.kind() + "s/" + paid.id()));
    }

    private void tell(Event event, NotificationKind kind, Subject subject, About about) {
        if (subject.studentId() != null) {
            notifier.tell(
                    people.recipients(List.of(subject.studentId())),
                    new News(kind, Titles.of(kind, about.reference()), null, about, event.time()));
        }
    }
}
