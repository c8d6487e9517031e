package eu.peregrine.mobility.task;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import eu.peregrine.kit.task.PublicTask;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows the tasks of every service, this one's own included. */
@ApplicationScoped
public class TaskFollower {

    private final Inbox inbox;
    private final EventHandlers handlers;

    @Inject
    TaskFollower(Inbox inbox, ListedTaskRepository tasks) {
        this.inbox = inbox;
        this.handlers = EventHandlers.create()
                .onAny("task", event -> tasks.follow(event.as(PublicTask.class), event.sequence()));
    }

    /** Takes one record of the topic. */
    @Incoming("task")
    @Blocking
    public void onTask(ConsumerRecord<String, byte[]> message) {
        inbox.receive("task-list", message, handlers);
    }
}
