package eu.peregrine.kit.duty;

import eu.peregrine.kit.deadline.DueWork;
import eu.peregrine.kit.outbox.Published;
import eu.peregrine.kit.task.Tasks;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps the open tasks about each object what they should be, whenever it changed and whenever a date has come. A service makes it a
 * bean, and tells its {@link DutyWatch} of changes.
 */
public abstract class DutyKeeper implements DueWork {

    private final DutyWatch watch;
    private final Tasks tasks;
    private final Map<String, DutySource> sources;

    /**
     * @param sources one for each kind of object
     */
    protected DutyKeeper(DutyWatch watch, Tasks tasks, List<DutySource> sources) {
        this.watch = watch;
        this.tasks = tasks;
        this.sources = sources.stream().collect(Collectors.toMap(DutySource::kind, Function.identity()));
    }

    /** Whether a change may open or close a task about what has changed. */
    protected boolean matters(Published change) {
        DutySource source = sources.get(change.kind());
        return source != null && change.types().stream().anyMatch(source::matters);
    }

    @Override
    public String name() {
        return "duties";
    }

    @Override
    public List<UUID> due(Instant now, int limit) {
        return watch.due(now, limit);
    }

    @Override
    public void settle(UUID id, Instant now) {
        settle(List.of(id), now);
    }

    @Override
    public void settle(List<UUID> ids, Instant now) {
        if (ids.isEmpty()) {
            return;
        }
        watch.take(ids, now).forEach((kind, taken) -> {
            if (sources.containsKey(kind)) {
                keep(taken, sources.get(kind), now);
            }
        });
    }

    private void keep(List<UUID> ids, DutySource source, Instant now) {
        Map<UUID, List<Duty>> duties = source.of(ids);
        tasks.keep(
                ids,
                source.taskKinds(),
                duties.values().stream()
                        .flatMap(Collection::stream)
                        .filter(duty -> duty.isOn(now))
                        .map(Duty::task)
                        .toList());
        Map<UUID, Instant> next = new HashMap<>();
        ids.forEach(id -> next.put(id, nextDate(duties.getOrDefault(id, List.of()), now)));
        watch.next(next);
    }

    private static Instant nextDate(List<Duty> duties, Instant now) {
        return duties.stream()
                .flatMap(Duty::turns)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
