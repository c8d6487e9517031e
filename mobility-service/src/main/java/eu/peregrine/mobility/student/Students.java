package eu.peregrine.mobility.student;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.OrganisationMerged;
import eu.peregrine.mobility.programme.Programme;
import eu.peregrine.mobility.programme.Programmes;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The students: officers keep them, and a student reads the one file that is his or hers. */
@ApplicationScoped
@Transactional
public class Students {

    private final StudentRepository repository;
    private final Programmes programmes;
    private final OrganisationDirectory organisations;
    private final LanguageLevels levels;
    private final Outbox outbox;
    private final Caller caller;
    private final Acting acting;

    @Inject
    Students(
            StudentRepository repository,
            Programmes programmes,
            OrganisationDirectory organisations,
            LanguageLevels levels,
            Outbox outbox,
            Caller caller,
            Acting acting) {
        this.repository = repository;
        this.programmes = programmes;
        this.organisations = organisations;
        this.levels = levels;
        this.outbox = outbox;
        this.caller = caller;
        this.acting = acting;
    }

    /**
     * Enrols a student.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 where the id is taken, 422 with everything that breaks a rule
     */
    public StudentView create(StudentDraft draft) {
        return view(enrolled(draft));
    }

    /** As {@link #create}, for a line of an import. */
    public UUID take(StudentDraft line) {
        return enrolled(line).id();
    }

    private Student enrolled(StudentDraft draft) {
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a student with this id already.");
        }
        List<Cefr> proven = check(draft);
        Student student = new Student(draft.id() == null ? Ids.next() : draft.id(), completed(draft));
        file(student, draft, proven);
        if (draft.priorStays() != null) {
            draft.priorStays().forEach(stay -> student.file(stay, caller.subject()));
        }
        repository.persist(student);
        publish(student);
        return student;
    }

    /**
     * A guest whom a partner nominates; one whom it has nominated before is known by the identifier.
     *
     * @param home the partner
     * @param academicYear in which the stay begins
     * @param cohort year in which the stay ends
     * @return the guest's id
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything that is wrong
     */
    public UUID guest(UUID home, GuestDraft guest, String academicYear, String cohort) {
        Student known =
                guest.esi() == null ? null : repository.guest(home, guest.esi()).orElse(null);
        if (known != null) {
            return known.id();
        }
        Programme programme = programmes.find(guest.programmeId()).orElse(null);
        if (programme == null) {
            throw Problems.invalid(new Violations()
                    .add("/guest/programmeId", "unknown", "There is no such programme.")
                    .all());
        }
        return enrolled(guest.student(home, programme, academicYear, cohort)).id();
    }

    /** Replaces what is known of the student; the language proofs only where the draft names any. */
    public StudentView update(UUID id, String ifMatch, StudentDraft draft) {
        Student student = found(id);
        IfMatch.required(ifMatch, student);
        List<Cefr> proven = check(draft);
        student.update(completed(draft));
        if (draft.languageProofs() != null) {
            student.withdrawProofs();
            file(student, draft, proven);
        }
        publish(student);
        return view(student);
    }

    /**
     * Adds a language proof.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 where the student has 50 already, 422 with everything that breaks a rule
     */
    public LanguageProofView prove(UUID id, String ifMatch, LanguageProofDraft draft) {
        Student student = found(id);
        IfMatch.accepted(ifMatch, student);
        Violations violations = new Violations();
        Cefr level = levels.of(draft, "", violations);
        violations.throwIfAny();
        LanguageProof proof = student.prove(draft, level, caller.subject());
        publish(student);
        return LanguageProofView.of(proof);
    }

    /**
     * Records a stay from before this system.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 where the student has 50 already
     */
    public PriorStayView record(UUID id, String ifMatch, PriorStayDraft draft) {
        Student student = found(id);
        IfMatch.accepted(ifMatch, student);
        PriorStay stay = student.record(draft, caller.subject());
        publish(student);
        return stay.view();
    }

    /** Takes the record of a stay from before this system back: it was wrong. */
    public void withdrawPriorStay(UUID id, String ifMatch, UUID stay) {
        Student student = found(id);
        IfMatch.required(ifMatch, student);
        student.withdrawPriorStay(stay);
        publish(student);
    }

    /** Decides that a shortfall by force majeure is not held against the student. */
    public StudentView waive(UUID id, String ifMatch, WaiverDraft draft) {
        Student student = found(id);
        IfMatch.accepted(ifMatch, student);
        student.waive(draft);
        acting.reason(draft.reason());
        publish(student);
        return view(student);
    }

    /** Takes that decision back. */
    public StudentView endWaiver(UUID id, String ifMatch) {
        Student student = found(id);
        IfMatch.accepted(ifMatch, student);
        student.endWaiver();
        publish(student);
        return view(student);
    }

    /**
     * The levels that language proofs would prove, which nobody files.
     *
     * @param pointer where the proofs are in the request
     * @throws eu.peregrine.kit.problem.ProblemException 422 with all that is wrong with them
     */
    public List<Cefr> levels(List<LanguageProofDraft> proofs, String pointer) {
        Violations violations = new Violations();
        List<Cefr> proven = new ArrayList<>();
        for (int i = 0; i < proofs.size(); i++) {
            proven.add(levels.of(proofs.get(i), pointer + "/" + i, violations));
        }
        violations.throwIfAny();
        return proven;
    }

    /** Decides that the student owes no mobility. */
    public StudentView exempt(UUID id, String ifMatch, ExemptionDraft draft) {
        Student student = found(id);
        IfMatch.accepted(ifMatch, student);
        student.exempt(draft.reason());
        acting.reason(draft.reason());
        publish(student);
        return view(student);
    }

    /** Takes that decision back. */
    public StudentView endExemption(UUID id, String ifMatch) {
        Student student = found(id);
        IfMatch.accepted(ifMatch, student);
        student.endExemption();
        publish(student);
        return view(student);
    }

    /** Forgets who the student is. */
    public void forget(UUID id) {
        Student student = found(id);
        student.forget();
        publish(student);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where there is none or it is not the caller's to see */
    public StudentView get(UUID id) {
        return view(found(id));
    }

    /** The student itself, where the caller may see it. */
    public Student visible(UUID id) {
        return found(id);
    }

    /** A page of the school's own students that the caller may see, as they are stored. */
    public Page<Student> page(ListRequest request, StudentFilter filter) {
        return repository.own(request, filter, onlyThis());
    }

    /**
     * Those that a list with this filter holds.
     *
     * @param limit how many at most
     */
    public List<UUID> ids(StudentFilter filter, int limit) {
        return repository.ids(filter, onlyThis(), limit);
    }

    /** The students that the caller may see. */
    public Page<StudentView> list(ListRequest request, StudentFilter filter) {
        Map<UUID, Programme> names = programmes.all();
        return repository.page(
                request,
                filter,
                onlyThis(),
                student -> StudentView.item(student, ref(names.get(student.programmeId()))));
    }

    /** Every student, as an import would take it; read while it is sent. */
    public Stream<StudentDraft> export() {
        return repository.stream(Exports.FETCH_SIZE).map(StudentDraft::of);
    }

    private Student found(UUID id) {
        return repository.visible(id, onlyThis()).orElseThrow(() -> Problems.notFound("student"));
    }

    private UUID onlyThis() {
        if (caller.staff()) {
            return null;
        }
        // Without a student of one's own there is none to see: an id that nobody has.
        return caller.studentId() == null ? new UUID(0, 0) : caller.studentId();
    }

    private List<Cefr> check(StudentDraft draft) {
        Violations violations = new Violations();
        Programme programme = programmes.find(draft.programmeId()).orElse(null);
        violations.check(programme != null, "/programmeId", "unknown", "There is no such programme.");
        violations.check(
                programme == null || programme.status() == null || programme.status() == draft.status(),
                "/status",
                "not-of-programme",
                "The programme takes students of another status.");
        violations.check(
                draft.homeId() == null || organisations.find(draft.homeId()).isPresent(),
                "/homeId",
                "unknown-organisation",
                "There is no such organisation.");
        boolean employed = draft.employer() != null || draft.contractStart() != null || draft.contractEnd() != null;
        violations.check(
                !employed || draft.status() == StudentStatus.APPRENTICE,
                "/employer",
                "not-an-apprentice",
                "Only an apprentice has an employer and a contract.");
        List<Cefr> proven = new ArrayList<>();
        List<LanguageProofDraft> proofs = draft.languageProofs() == null ? List.of() : draft.languageProofs();
        for (int i = 0; i < proofs.size(); i++) {
            proven.add(levels.of(proofs.get(i), "/languageProofs/" + i, violations));
        }
        violations.throwIfAny();
        return proven;
    }

    private StudentDraft completed(StudentDraft draft) {
        return draft.completedBy(programmes.find(draft.programmeId()).orElseThrow());
    }

    private void file(Student student, StudentDraft draft, List<Cefr> proven) {
        for (int i = 0; i < proven.size(); i++) {
            student.file(draft.languageProofs().get(i), proven.get(i), caller.subject());
        }
    }

    /** Guests of an institution that was merged come from the one that stands for it. */
    void onMerge(@Observes OrganisationMerged merged) {
        repository.guestsOf(merged.duplicate()).forEach(student -> {
            student.comesFrom(merged.survivor());
            publish(student);
        });
    }

    void publish(Student student) {
        outbox.publish(
                student,
                StudentState.of(student),
                VisibleTo.roles(Roles.COORDINATOR, Roles.FINANCE).person(student.id()));
    }

    private StudentView view(Student student) {
        String href = "/api/v1/students/" + student.id();
        boolean officer = caller.has(Roles.OFFICER);
        String officersOnly = "Only an officer may do this.";
        Actions actions = Actions.of(href)
                .add("language-proofs", officer, officersOnly)
                .add(
                        "exempt",
                        officer && student.exemption() == null,
                        officer ? "The student is exempt already." : officersOnly)
                .add(
                        "end-exemption",
                        officer && student.exemption() != null,
                        officer ? "The student is not exempt." : officersOnly)
                .add("prior-stays", officer, officersOnly)
                .add(
                        "waive",
                        officer && student.waivedDays() == null,
                        officer ? "Days are waived for the student already." : officersOnly)
                .add(
                        "end-waiver",
                        officer && student.waivedDays() != null,
                        officer ? "No days are waived for the student." : officersOnly);
        return StudentView.of(
                student,
                ref(programmes.find(student.programmeId()).orElseThrow()),
                student.languageProofs().stream().map(LanguageProofView::of).toList(),
                student.priorStays().stream().map(PriorStay::view).toList(),
                actions.list());
    }

    private static Ref ref(Programme programme) {
        return Ref.to("programmes", programme.id(), programme.name());
    }
}
