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
import eu.peregrine.scholarships.mobility.MobilityFactsRepository;
import eu.peregrine.scholarships.mobility.MobilityKind;
import eu.peregrine.scholarships.student.StudentFile;
import eu.peregrine.scholarships.student.StudentFileRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Works out what an award comes to, from the call's rule and what is known of the stay. */
@ApplicationScoped
class Entitlements {

    private static final int OF_A_SHORT_STAY = 30;
    private static final String OUTGOING = "outgoing";

    private final GrantRules rules;
    private final MobilityFactsRepository mobilities;
    private final StudentFileRepository students;
    private final Clock clock;

    Entitlements(GrantRules rules, MobilityFactsRepository mobilities, StudentFileRepository students, Clock clock) {
        this.rules = rules;
        this.mobilities = mobilities;
        this.students = students;
        this.clock = clock;
    }

    /**
     * By what the awards of a call are worked out.
     *
     * @param rule the call's rule
     * @param version the version of its grant rule; null where none decides
     * @param calculator by that version; null where none decides
     */
    record Terms(AwardRule rule, Integer version, GrantCalculator calculator) {}

    /**
     * The terms of awards that are offered today.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 {@code no-rule-yet} when no version of the grant rule holds today
     */
    Terms today(Call call) {
        if (!call.award().byGrantRule()) {
            return new Terms(call.award(), null, null);
        }
        int version = rules.numberOn(call.award().grantRuleId(), LocalDate.now(clock))
                .orElseThrow(() -> Problems.conflict("no-rule-yet", "No version of the grant rule holds today."));
        return terms(call, version);
    }

    private Terms terms(Call call, Integer version) {
        AwardRule rule = call.award();
        return new Terms(rule, version, rule.byGrantRule() ? rules.calculator(rule.grantRuleId(), version) : null);
    }

    /**
     * What an award that is offered on these terms would come to.
     *
     * @param cycleDays as {@link #cycleDays} of the stay
     */
    Entitlement offered(Terms terms, GrantProfile profile, Optional<MobilityFacts> facts, CycleDays cycleDays) {
        return of(terms, profile, facts, null, cycleDays);
    }

    /** Whether an award depends on what its stay is for, and this service knows no such kind: nobody guesses one. */
    boolean undecided(Award award, Optional<MobilityFacts> facts) {
        return award.grantRuleId() != null
                && facts.filter(stay -> MobilityKind.of(stay.kind()).isEmpty()).isPresent();
    }

    /** What an award comes to by the rule and the version that it was offered by. */
    Entitlement present(Award award, Call call, Optional<MobilityFacts> facts) {
        CycleDays cycleDays = facts.filter(stay -> call.award().byGrantRule())
                .map(stay -> cycleDays(List.of(stay)).get(stay.id()))
                .orElse(CycleDays.NONE);
        return of(terms(call, award.ruleVersion()), award.profile(), facts, award.stayLength(), cycleDays);
    }

    private static Entitlement of(
            Terms terms, GrantProfile profile, Optional<MobilityFacts> facts, StayLength length, CycleDays cycleDays) {
        AwardRule rule = terms.rule();
        Integer version = terms.version();
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
        Grant grant = terms.calculator()
                .work(new GrantCase(
                        new Period(start, end),
                        kind.get(),
                        stay.hostCountry(),
                        length,
                        stay.interruptions(),
                        stay.endedByForceMajeure(),
                        profile.withCycleDays(cycleDays.filed(), cycleDays.known())));
        return new Entitlement(grant.total(), version, grant.length(), grant, start, end);
    }

    private static int interrupted(Optional<MobilityFacts> facts) {
        return facts.filter(stay -> stay.startsOn() != null && stay.endsOn() != null)
                .map(stay -> GrantCalculator.interruptedDays(
                        StayLength.LONG, new Period(stay.startsOn(), stay.endsOn()), stay.interruptions()))
                .orElse(0);
    }

    /**
     * Days of a student's earlier long stays abroad in a study cycle, whether a grant was paid for them or not.
     *
     * @param filed of stays from before the system
     * @param known of other mobilities
     */
    record CycleDays(int filed, int known) {

        static final CycleDays NONE = new CycleDays(0, 0);
    }

    /** What was used of the study cycle before each of these stays, by the id of the stay; read for many stays at once. */
    Map<UUID, CycleDays> cycleDays(Collection<MobilityFacts> stays) {
        List<MobilityFacts> planned =
                stays.stream().filter(stay -> stay.startsOn() != null).toList();
        Set<UUID> ids = planned.stream().map(MobilityFacts::studentId).collect(Collectors.toSet());
        Map<UUID, List<MobilityFacts>> others = mobilities.ofStudents(ids);
        Map<UUID, StudentFile> files = students.known(ids);
        return planned.stream()
                .collect(Collectors.toMap(
                        MobilityFacts::id,
                        stay -> new CycleDays(
                                Optional.ofNullable(files.get(stay.studentId()))
                                        .map(file -> filed(file, stay))
                                        .orElse(0),
                                known(others.getOrDefault(stay.studentId(), List.of()), stay))));
    }

    /** Stays from before the system are stays abroad. */
    private static int filed(StudentFile file, MobilityFacts stay) {
        if (!OUTGOING.equals(stay.direction()) || !sameProgramme(stay.programmeId(), file.programmeId())) {
            return 0;
        }
        return file.priorStaysInCycle().stream()
                .filter(prior -> prior.start().isBefore(stay.startsOn()))
                .mapToInt(prior -> longDays(new Period(prior.start(), prior.end()), List.of()))
                .sum();
    }

    private static int known(List<MobilityFacts> others, MobilityFacts stay) {
        return others.stream()
                .filter(other -> !other.cancelled()
                        && other.startsOn() != null
                        && other.endsOn() != null
                        && !other.endsOn().isBefore(other.startsOn())
                        && other.direction().equals(stay.direction())
                        && sameProgramme(stay.programmeId(), other.programmeId())
                        && isBefore(other, stay))
                .mapToInt(other -> longDays(new Period(other.startsOn(), other.endsOn()), other.interruptions()))
                .sum();
    }

    private static boolean isBefore(MobilityFacts one, MobilityFacts other) {
        int order = one.startsOn().compareTo(other.startsOn());
        return order < 0 || order == 0 && one.id().compareTo(other.id()) < 0;
    }

    private static boolean sameProgramme(UUID one, UUID other) {
        return one == null || other == null || one.equals(other);
    }

    private static int longDays(Period period, List<Period> interruptions) {
        return period.days() <= OF_A_SHORT_STAY
                ? 0
                : GrantCalculator.count(StayLength.LONG, period)
                        - GrantCalculator.interruptedDays(StayLength.LONG, period, interruptions);
    }
}
