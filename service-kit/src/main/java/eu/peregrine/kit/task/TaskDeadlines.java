package eu.peregrine.kit.task;

import eu.peregrine.kit.deadline.DueWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Recalls open tasks ahead of their deadline, and says when it has passed. */
@ApplicationScoped
class TaskDeadlines implements DueWork {

    private final Tasks tasks;

    @Inject
    TaskDeadlines(Tasks tasks) {
        this.tasks = tasks;
    }

    @Override
    public String name() {
        return "task-deadlines";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return tasks.toLookAt(now, limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        tasks.look(id, now);
    }
}
