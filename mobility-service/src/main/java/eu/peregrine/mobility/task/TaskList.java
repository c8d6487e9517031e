package eu.peregrine.mobility.task;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must be done, by everybody whose it is: the tasks of all services in one list. */
@ApplicationScoped
@Transactional
public class TaskList {

    private final ListedTaskRepository repository;
    private final OrganisationDirectory organisations;
    private final Caller caller;
    private final Clock clock;

    @Inject
    TaskList(ListedTaskRepository repository, OrganisationDirectory organisations, Caller caller, Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.caller = caller;
        this.clock = clock;
    }

    /** The caller's tasks. */
    public Page<TaskView> list(ListRequest request, TaskFilter filter) {
        Page<ListedTask> page = repository.page(request, filter, startOf(filter.dueBefore), Audience.of(caller));
        Map<UUID, PartnerOrganisation> named = organisations.byIds(page.items().stream()
                .map(ListedTask::organisationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new Page<>(
                page.items().stream()
                        .map(task -> TaskView.of(
                                task, task.organisationId() == null ? null : named.get(task.organisationId()), null))
                        .toList(),
                page.next(),
                page.count());
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 unless it is one of the caller's */
    public TaskView get(UUID id) {
        ListedTask task = repository.find(id, Audience.of(caller)).orElseThrow(() -> Problems.notFound("task"));
        PartnerOrganisation organisation = task.organisationId() == null
                ? null
                : organisations.find(task.organisationId()).orElse(null);
        return TaskView.of(task, organisation, List.of());
    }

    /**
     * The caller's open tasks that have a deadline, the next one first.
     *
     * @param limit how many at most
     */
    public List<TaskView> withDeadline(int limit) {
        return repository.withDeadline(Audience.of(caller), limit).stream()
                .map(task -> TaskView.of(task, null, null))
                .toList();
    }

    /** The caller's open tasks about one object, the next one first. */
    public List<TaskView> about(UUID object) {
        return repository.openAbout(object, Audience.of(caller)).stream()
                .map(task -> TaskView.of(task, null, null))
                .toList();
    }

    private Instant startOf(LocalDate day) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }
}
