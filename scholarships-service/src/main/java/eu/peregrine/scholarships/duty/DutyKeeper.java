package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.deadline.DueWork;
import eu.peregrine.kit.outbox.Published;
import eu.peregrine.kit.task.Tasks;
import eu.peregrine.scholarships.mobility.MobilityChanged;
import io.quarkus.arc.All;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Keeps the open tasks about each object what they should be, whenever it changed and whenever a date has come. */
@ApplicationScoped
class DutyKeeper implements DueWork {

    private final DutyRepository watch;
    private final Tasks tasks;
    private final Map<String, DutySource> sources;

    DutyKeeper(DutyRepository watch, Tasks tasks, @All List<DutySource> sources) {
        this.watch = watch;
        this.tasks = tasks;
        this.sources = sources.stream().collect(Collectors.toMap(DutySource::kind, Function.identity()));
    }

    void changed(@Observes Published change) {
        DutySource source = sources.get(change.kind());
        if (source != null && change.types().stream().anyMatch(source::matters)) {
            watch.lookAtOnce(change.kind(), change.id());
        }
    }

    /** A stay that ends changes no award by itself, and is to be reported on all the same; after the awards were locked. */
    void told(@Observes @Priority(Interceptor.Priority.APPLICATION + 1000) MobilityChanged news) {
        watch.lookAtOnceAtAwardsOf(news.facts().id());
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
        Map<String, List<UUID>> taken = watch.take(ids, now).entrySet().stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getValue, Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
        taken.forEach((kind, some) -> keep(sources.get(kind), some, now));
    }

    private void keep(DutySource source, List<UUID> ids, Instant now) {
        Map<UUID, List<Duty>> duties = source.of(ids);
        tasks.keep(
                ids,
                source.taskKinds().stream().map(TaskKind::code).collect(Collectors.toSet()),
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
                .map(Duty::from)
                .filter(now::isBefore)
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
