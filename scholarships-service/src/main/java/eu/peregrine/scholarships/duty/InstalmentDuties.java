package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.scholarships.award.Instalment;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What must be done about an instalment: pay it by the earlier of 30 days and the stay's start, as Erasmus+ grants it, decide
 * about one that is held back, try again what the bank has not paid.
 */
@ApplicationScoped
class InstalmentDuties implements DutySource {

    private static final int PAY_WITHIN_DAYS = 30;

    /** What is ordered in time needs no task of its own. */
    private static final int AHEAD_DAYS = 7;

    private static final Set<String> WITHOUT_DUTY = Set.of("instalment.planned", "instalment.recalculated");

    private final DutyRepository objects;
    private final Clock clock;

    InstalmentDuties(DutyRepository objects, Clock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "instalment";
    }

    @Override
    public Set<String> taskKinds() {
        return TaskKind.codes(TaskKind.ORDER_PAYMENT, TaskKind.DECIDE_HELD_PAYMENT, TaskKind.RETRY_PAYMENT);
    }

    @Override
    public boolean matters(String change) {
        return !WITHOUT_DUTY.contains(change);
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        List<Instalment> instalments = objects.ofIds(Instalment.class, ids);
        Map<UUID, MobilityFacts> stays = objects
                .ofIds(
                        MobilityFacts.class,
                        instalments.stream()
                                .map(Instalment::mobilityId)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(MobilityFacts::id, stay -> stay));
        Map<UUID, List<Duty>> duties = new HashMap<>();
        for (Instalment instalment : instalments) {
            duties.put(
                    instalment.id(),
                    of(instalment, Optional.ofNullable(instalment.mobilityId()).map(stays::get)));
        }
        return duties;
    }

    private List<Duty> of(Instalment instalment, Optional<MobilityFacts> stay) {
        Drafts todo = new Drafts("instalment", "instalments", instalment.id(), instalment.reference(), clock.getZone());
        Assignee finance = Assignee.roles(Roles.FINANCE);
        switch (instalment.state()) {
            case DUE -> {
                LocalDate by = payBy(instalment.dueOn(), stay.map(MobilityFacts::plannedStart));
                todo.from(TaskKind.ORDER_PAYMENT, finance, by.minusDays(AHEAD_DAYS), by);
            }
            case ON_HOLD -> todo.now(TaskKind.DECIDE_HELD_PAYMENT, Assignee.roles(Roles.OFFICER, Roles.FINANCE), null);
            case FAILED -> todo.now(TaskKind.RETRY_PAYMENT, finance, null);
            case PLANNED, ORDERED, PAID, CANCELLED -> {}
        }
        return todo.all();
    }

    private static LocalDate payBy(LocalDate dueOn, Optional<LocalDate> start) {
        LocalDate latest = dueOn.plusDays(PAY_WITHIN_DAYS);
        return start.filter(day -> !day.isBefore(dueOn) && day.isBefore(latest)).orElse(latest);
    }
}
