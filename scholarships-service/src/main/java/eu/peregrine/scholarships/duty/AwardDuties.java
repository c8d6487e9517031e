package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.scholarships.award.Award;
import eu.peregrine.scholarships.award.AwardState;
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
 * What must be done about an award: answer the offer, sign, name the account, and report on the stay within 45 days of its end,
 * since the balance waits for it.
 */
@ApplicationScoped
class AwardDuties implements DutySource {

    private final DutyRepository objects;
    private final Clock clock;

    AwardDuties(DutyRepository objects, Clock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "award";
    }

    @Override
    public Set<String> taskKinds() {
        return TaskKind.codes(
                TaskKind.ANSWER_OFFER,
                TaskKind.SIGN_CONTRACT,
                TaskKind.NAME_BANK_ACCOUNT,
                TaskKind.REPORT_ON_STAY,
                TaskKind.CHASE_REPORT);
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        List<Award> awards = objects.ofIds(Award.class, ids);
        Map<UUID, MobilityFacts> stays = objects
                .ofIds(
                        MobilityFacts.class,
                        awards.stream()
                                .map(Award::mobilityId)
                                .filter(Objects::nonNull)
                                .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(MobilityFacts::id, stay -> stay));
        Map<UUID, List<Duty>> duties = new HashMap<>();
        for (Award award : awards) {
            duties.put(
                    award.id(),
                    of(award, Optional.ofNullable(award.mobilityId()).map(stays::get)));
        }
        return duties;
    }

    private List<Duty> of(Award award, Optional<MobilityFacts> stay) {
        Drafts todo = new Drafts("award", "awards", award.id(), award.reference(), clock.getZone());
        Assignee student = Assignee.person(award.studentId());
        LocalDate start = stay.map(MobilityFacts::plannedStart).orElse(null);
        AwardState state = award.state();
        if (state == AwardState.OFFERED) {
            todo.now(TaskKind.ANSWER_OFFER, student, award.acceptBy());
        }
        if (state == AwardState.ACCEPTED) {
            todo.now(TaskKind.SIGN_CONTRACT, Assignee.roles(Roles.OFFICER, Roles.FINANCE), start);
        }
        boolean toBePaid =
                state == AwardState.ACCEPTED || state == AwardState.CONTRACTED || state == AwardState.IN_PAYMENT;
        if (toBePaid && award.cents() > 0 && !award.hasAccount()) {
            todo.now(TaskKind.NAME_BANK_ACCOUNT, student, start);
        }
        LocalDate reportBy = award.reportBy(stay);
        if (reportBy != null) {
            todo.from(TaskKind.REPORT_ON_STAY, student, stay.get().endsOn(), reportBy);
            todo.from(TaskKind.CHASE_REPORT, Assignee.roles(Roles.OFFICER), reportBy.plusDays(1), null);
        }
        return todo.all();
    }
}
