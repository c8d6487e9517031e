package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.scholarships.award.OverAward;
import eu.peregrine.scholarships.award.OverAwardStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What must be done about a claim for what was paid too much. */
@ApplicationScoped
class OverAwardDuties implements DutySource {

    private final DutyRepository objects;
    private final Clock clock;

    OverAwardDuties(DutyRepository objects, Clock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "over-award";
    }

    @Override
    public Set<String> taskKinds() {
        return TaskKind.codes(TaskKind.RECOVER_OVER_AWARD);
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        Map<UUID, List<Duty>> duties = new HashMap<>();
        for (OverAward claim : objects.ofIds(OverAward.class, ids)) {
            Drafts todo = new Drafts("over-award", "over-awards", claim.id(), claim.reference(), clock.getZone());
            if (claim.state() == OverAwardStatus.OPEN) {
                todo.now(TaskKind.RECOVER_OVER_AWARD, Assignee.roles(Roles.FINANCE), null);
            }
            duties.put(claim.id(), todo.all());
        }
        return duties;
    }
}
