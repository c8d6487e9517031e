package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.policy.MobilityPolicies;
import eu.peregrine.mobility.policy.MobilityRules;
import eu.peregrine.mobility.policy.PolicyBook;
import eu.peregrine.mobility.programme.StudentStatus;
import eu.peregrine.mobility.student.ProofKind;
import eu.peregrine.mobility.student.StudentFile;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Judges students by the policy of their intake, as of today; with a bounded number of statements however many. */
@ApplicationScoped
class Judge {

    private final MobilityPolicies policies;
    private final StayPeriods stays;
    private final Clock clock;

    @Inject
    Judge(MobilityPolicies policies, StayPeriods stays, Clock clock) {
        this.policies = policies;
        this.stays = stays;
        this.clock = clock;
    }

    private record Group(UUID programme, StudentStatus status, String intake) {}

    LocalDate today() {
        return LocalDate.now(clock);
    }

    /** The students as they stand. */
    List<Judged> judge(List<StudentFile> students) {
        PolicyBook book =
                policies.of(students.stream().map(StudentFile::programmeId).collect(Collectors.toSet()));
        Map<UUID, List<StayPeriod>> periods = stays(students);
        LocalDate today = today();
        Map<Group, PolicyBook.Entry> applied = new HashMap<>();
        Map<PolicyBook.Entry, MobilityRules> rules = new HashMap<>();
        List<Judged> judged = new ArrayList<>(students.size());
        for (StudentFile student : students) {
            Group group = new Group(student.programmeId(), student.status(), student.intake());
            PolicyBook.Entry entry = applied.computeIfAbsent(
                    group,
                    g -> book.find(g.programme(), g.status(), AcademicYear.of(g.intake()))
                            .orElse(null));
            MobilityRules demanded = entry == null ? null : rules.computeIfAbsent(entry, PolicyBook.Entry::rules);
            judged.add(new Judged(
                    student, entry, Mandate.assess(of(student, demanded, periods.get(student.id()), today))));
        }
        return judged;
    }

    /** The stays of the students that this system keeps. */
    Map<UUID, List<StayPeriod>> stays(List<StudentFile> students) {
        return stays.of(students.stream().map(StudentFile::id).toList());
    }

    /**
     * What the verdict depends on.
     *
     * @param periods the stays that this system keeps; null if there are none
     */
    static MandateCase of(StudentFile student, MobilityRules rules, List<StayPeriod> periods, LocalDate today) {
        return new MandateCase(
                rules,
                student.exemption(),
                student.waivedDays() == 0 ? null : new Waiver(student.waivedDays(), student.waiverReason()),
                Integer.parseInt(student.cohort()),
                today,
                Stream.concat(
                                student.priorStays().stream().map(StayPeriod::before),
                                periods == null ? Stream.of() : periods.stream())
                        .toList(),
                student.proofs().stream()
                        .map(proof -> new Proof(
                                proof.id(),
                                proof.language(),
                                proof.provider(),
                                proof.score(),
                                proof.level(),
                                proof.validUntil(),
                                proof.kind() == ProofKind.SELF))
                        .toList());
    }
}
