package eu.peregrine.mobility.mandate;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.student.LanguageProofDraft;
import eu.peregrine.mobility.student.ProofKind;
import eu.peregrine.mobility.student.Student;
import eu.peregrine.mobility.student.StudentFile;
import eu.peregrine.mobility.student.StudentFiles;
import eu.peregrine.mobility.student.StudentFilter;
import eu.peregrine.mobility.student.Students;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells students how they stand, as of this moment and with everything behind it. Reads no projection. */
@ApplicationScoped
@Transactional
public class Mandates {

    private final Students students;
    private final StudentFiles files;
    private final Judge judge;

    @Inject
    Mandates(Students students, StudentFiles files, Judge judge) {
        this.students = students;
        this.files = files;
        this.judge = judge;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where there is no such student for the caller, or a guest, who owes nothing */
    public MandateView of(UUID studentId) {
        return view(judge.judge(file(studentId)).get(0));
    }

    /** The mandates of the students that the caller may see. */
    public Page<MandateView> list(ListRequest request, StudentFilter filter) {
        Page<Student> page = students.page(request, filter);
        List<UUID> ids = page.items().stream().map(Student::id).toList();
        Map<UUID, Judged> judged = judge.judge(files.of(ids)).stream()
                .collect(Collectors.toMap(one -> one.student().id(), Function.identity()));
        return page.map(student -> view(judged.get(student.id())));
    }

    /**
     * The verdict that further stays and language proofs would give. Nothing is written.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 where there is no such student for the caller, 422 with all that
     *     is wrong with the proofs
     */
    public MandateView simulate(UUID studentId, Simulation simulation) {
        List<StudentFile> file = file(studentId);
        List<LanguageProofDraft> drafts = simulation.proofs();
        List<Cefr> levels = students.levels(drafts, "/languageProofs");
        Judged before = judge.judge(file).get(0);
        MandateCase real = before.assessment().of();

        List<StayPeriod> stays = new ArrayList<>(real.stays());
        simulation
                .planned()
                .forEach(stay -> stays.add(new StayPeriod(
                        Ids.next(),
                        "(simulated)",
                        stay.kind().code(),
                        "PLANNED",
                        stay.start(),
                        stay.end(),
                        List.of(),
                        Boolean.TRUE.equals(stay.fullHostTerm()),
                        false)));
        List<Proof> proofs = new ArrayList<>(real.proofs());
        for (int i = 0; i < drafts.size(); i++) {
            LanguageProofDraft draft = drafts.get(i);
            proofs.add(new Proof(
                    Ids.next(),
                    draft.language(),
                    draft.provider(),
                    draft.score(),
                    levels.get(i),
                    draft.validUntil(),
                    draft.kind() == ProofKind.SELF));
        }
        Assessment after = Mandate.assess(new MandateCase(
                real.rules(), real.exemption(), real.waiver(), real.graduatingYear(), real.today(), stays, proofs));
        return view(new Judged(before.student(), before.policy(), after));
    }

    private List<StudentFile> file(UUID studentId) {
        Student student = students.visible(studentId);
        if (student.homeId() != null) {
            throw Problems.notFound("mandate");
        }
        return files.of(List.of(student.id()));
    }

    private static MandateView view(Judged judged) {
        StudentFile student = judged.student();
        Finding finding = judged.assessment().inWords();
        return new MandateView(
                Ref.to("students", student.id(), LocalizedText.en(student.name())),
                judged.assessment().of().today(),
                finding.verdict(),
                judged.policy() == null
                        ? null
                        : AppliedPolicy.of(
                                judged.policy().policy().id(), judged.policy().number()),
                finding.days(),
                finding.latestDeparture(),
                finding.counted(),
                finding.notCounted(),
                finding.languages(),
                finding.explanation());
    }
}
