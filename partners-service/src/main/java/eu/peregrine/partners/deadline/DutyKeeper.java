package eu.peregrine.partners.deadline;

import eu.peregrine.kit.deadline.DueWork;
import eu.peregrine.kit.task.Tasks;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Keeps the open tasks about each object what they should be, whenever it changed and whenever a date has come. */
@ApplicationScoped
class DutyKeeper implements DueWork {

    private final DutyWatch watch;
    private final Tasks tasks;
    private final Map<String, DutySource> sources;

    @Inject
    DutyKeeper(DutyWatch watch, Tasks tasks, @All List<DutySource> sources) {
        this.watch = watch;
        this.tasks = tasks;
        this.sources = sources.stream().collect(Collectors.toMap(DutySource::kind, Function.identity()));
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
                        .flatMap(List::stream)
                        .filter(duty -> duty.isOn(now))
                        .map(Duty::task)
                        .toList());
        Map<UUID, Instant> next = new HashMap<>();
        ids.forEach(id -> next.put(id, nextDate(duties.getOrDefault(id, List.of()), now)));
        watch.next(next);
    }

    private static Instant nextDate(List<Duty> duties, Instant now) {
        return duties.stream()
                .flatMap(duty -> Stream.of(duty.from(), duty.until()))
                .filter(date -> date.isAfter(now) && !date.equals(Instant.MAX))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
