package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.policy.MobilityPolicies;
import eu.peregrine.mobility.policy.PolicyBook;
import eu.peregrine.mobility.student.ProofKind;
import eu.peregrine.mobility.student.Student;
import eu.peregrine.mobility.student.StudentFilter;
import eu.peregrine.mobility.student.Students;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Judges students by the policy of their intake, as of today. Nothing is stored, so nothing can be out of date. */
@ApplicationScoped
@Transactional
public class Mandates {

    private final Students students;
    private final MobilityPolicies policies;
    private final StayPeriods stays;
    private final Clock clock;

    @Inject
    Mandates(Students students, MobilityPolicies policies, StayPeriods stays, Clock clock) {
        this.students = students;
        this.policies = policies;
        this.stays = stays;
        this.clock = clock;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where there is no such student for the caller */
    public MandateView of(UUID studentId) {
        return judge(List.of(students.visible(studentId))).get(0);
    }

    /** The mandates of the students that the caller may see. */
    public Page<MandateView> list(ListRequest request, StudentFilter filter) {
        Page<Student> page = students.page(request, filter);
        return new Page<>(judge(page.items()), page.next(), page.count());
    }

    private List<MandateView> judge(List<Student> of) {
        PolicyBook book = policies.of(of.stream().map(Student::programmeId).collect(Collectors.toSet()));
        Map<UUID, List<StayPeriod>> periods =
                stays.of(of.stream().map(Student::id).toList());
        LocalDate today = LocalDate.now(clock);
        return of.stream()
                .map(student -> judge(student, book, periods.getOrDefault(student.id(), List.of()), today))
                .toList();
    }

    private static MandateView judge(Student student, PolicyBook book, List<StayPeriod> periods, LocalDate today) {
        Optional<PolicyBook.Entry> applied =
                book.find(student.programmeId(), student.status(), AcademicYear.of(student.intake()));
        Finding finding = Mandate.judge(new MandateCase(
                applied.map(PolicyBook.Entry::rules).orElse(null),
                student.exemption(),
                Integer.parseInt(student.cohort()),
                today,
                periods,
                student.languageProofs().stream()
                        .map(proof -> new Proof(
                                proof.id(),
                                proof.language(),
                                proof.level(),
                                proof.validUntil(),
                                proof.kind() == ProofKind.SELF))
                        .toList()));
        return new MandateView(
                Ref.to("students", student.id(), LocalizedText.en(student.name())),
                today,
                finding.verdict(),
                applied.map(entry -> new AppliedPolicy(
                                entry.policy().id(),
                                entry.number(),
                                "/api/v1/mobility-policies/" + entry.policy().id()))
                        .orElse(null),
                finding.days(),
                finding.counted(),
                finding.notCounted(),
                finding.languages(),
                finding.explanation());
    }
}
