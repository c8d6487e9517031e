package eu.peregrine.scholarships.award;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Period;
import eu.peregrine.scholarships.call.AwardRule;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.grant.Grant;
import eu.peregrine.scholarships.grant.GrantCalculator;
import eu.peregrine.scholarships.grant.GrantCase;
import eu.peregrine.scholarships.grant.GrantProfile;
import eu.peregrine.scholarships.grant.GrantRules;
import eu.peregrine.scholarships.grant.StayLength;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityKind;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Works out what an award comes to, from the call's rule and what is known of the stay. */
@ApplicationScoped
class Entitlements {

    private static final int OF_A_SHORT_STAY = 30;

    private final GrantRules rules;
    private final EntityManager database;
    private final Clock clock;

    Entitlements(GrantRules rules, EntityManager database, Clock clock) {
        this.rules = rules;
        this.database = database;
        this.clock = clock;
    }

    /** What an award that is offered today would come to. */
    Entitlement offered(Call call, GrantProfile profile, Optional<MobilityFacts> facts) {
        Integer version = call.award().byGrantRule()
                ? rules.numberOn(call.award().grantRuleId(), LocalDate.now(clock))
                        .orElseThrow(
                                () -> Problems.conflict("no-rule-yet", "No version of the grant rule holds today."))
                : null;
        return of(call.award(), profile, facts, version, null);
    }

    /** Whether an award depends on what its stay is for, and this service knows no such kind: nobody guesses one. */
    boolean undecided(Award award, Optional<MobilityFacts> facts) {
        return award.grantRuleId() != null
                && facts.filter(stay -> MobilityKind.of(stay.kind()).isEmpty()).isPresent();
    }

    /** What an award comes to by the rule and the version that it was offered by. */
    Entitlement present(Award award, Call call, Optional<MobilityFacts> facts) {
        return of(call.award(), award.profile(), facts, award.ruleVersion(), award.stayLength());
    }

    private Entitlement of(
            AwardRule rule, GrantProfile profile, Optional<MobilityFacts> facts, Integer version, StayLength length) {
        LocalDate start = facts.map(MobilityFacts::startsOn).orElse(null);
        LocalDate end = facts.map(MobilityFacts::endsOn).orElse(null);
        if (!rule.byGrantRule()) {
            long cents = profile.asksForNothing() ? 0 : rule.cents(start, end, interrupted(facts));
            return new Entitlement(cents, null, null, null, start, end);
        }
        if (start == null || end == null || end.isBefore(start)) {
            return new Entitlement(0, version, length, null, start, end);
        }
        MobilityFacts stay = facts.get();
        Optional<MobilityKind> kind = MobilityKind.of(stay.kind());
        if (kind.isEmpty()) {
            return new Entitlement(0, version, length, null, start, end);
        }
        GrantCalculator calculator = rules.calculator(rule.grantRuleId(), version);
        Grant grant = calculator.work(new GrantCase(
                new Period(start, end),
                kind.get(),
                stay.hostCountry(),
                length,
                stay.interruptions(),
                stay.endedByForceMajeure(),
                profile.withCycleDays(cycleDays(stay))));
        return new Entitlement(grant.total(), version, grant.length(), grant, start, end);
    }

    private static int interrupted(Optional<MobilityFacts> facts) {
        return facts.filter(stay -> stay.startsOn() != null && stay.endsOn() != null)
                .map(stay -> GrantCalculator.interruptedDays(
                        StayLength.LONG, new Period(stay.startsOn(), stay.endsOn()), stay.interruptions()))
                .orElse(0);
    }

    /** The days of the student's earlier long stays abroad in the same programme, whether a grant was paid for them or not. */
    private int cycleDays(MobilityFacts stay) {
        List<MobilityFacts> others = database.createQuery("""
            from MobilityFacts m where m.studentId = :student and m.id <> :id and m.cancelled = false
              and m.direction = :direction and m.startsOn is not null and m.endsOn is not null
              and (m.startsOn < :start or m.startsOn = :start and m.id < :id)
            """, MobilityFacts.class)
                .setParameter("student", stay.studentId())
                .setParameter("id", stay.id())
                .setParameter("direction", stay.direction())
                .setParameter("start", stay.startsOn())
                .getResultList();
        int days = 0;
        for (MobilityFacts other : others) {
            days += sameProgramme(stay.programmeId(), other.programmeId()) ? longDays(other) : 0;
        }
        return days;
    }

    private static boolean sameProgramme(UUID one, UUID other) {
        return one == null || other == null || one.equals(other);
    }

    private static int longDays(MobilityFacts stay) {
        if (stay.endsOn().isBefore(stay.startsOn())) {
            return 0;
        }
        Period period = new Period(stay.startsOn(), stay.endsOn());
        return period.days() <= OF_A_SHORT_STAY
                ? 0
                : GrantCalculator.count(StayLength.LONG, period)
                        - GrantCalculator.interruptedDays(StayLength.LONG, period, stay.interruptions());
    }
}
