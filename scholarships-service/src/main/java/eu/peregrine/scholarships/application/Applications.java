package eu.peregrine.scholarships.application;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallRepository;
import eu.peregrine.scholarships.call.CallState;
import eu.peregrine.scholarships.call.Calls;
import eu.peregrine.scholarships.reference.ReferenceKind;
import eu.peregrine.scholarships.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Takes applications, has them scored, and shows them to whom they concern. */
@ApplicationScoped
@Transactional
public class Applications {

    private static final Set<CallState> REVIEWING = Set.of(CallState.OPEN, CallState.CLOSED);
    private static final int LAST = Integer.MAX_VALUE;

    private final ApplicationRepository applications;
    private final CallRepository callRepository;
    private final Calls calls;
    private final EligibilityCheck eligibility;
    private final References references;
    private final Outbox outbox;
    private final EntityManager database;
    private final Documents documents;
    private final Sight sight;
    private final Acting acting;
    private final Clock clock;

    Applications(
            ApplicationRepository applications,
            CallRepository callRepository,
            Calls calls,
            EligibilityCheck eligibility,
            References references,
            Outbox outbox,
            EntityManager database,
            Documents documents,
            Sight sight,
            Acting acting,
            Clock clock) {
        this.applications = applications;
        this.callRepository = callRepository;
        this.calls = calls;
        this.eligibility = eligibility;
        this.references = references;
        this.outbox = outbox;
        this.database = database;
        this.documents = documents;
        this.sight = sight;
        this.acting = acting;
        this.clock = clock;
    }

    /**
     * Writes an application to an open call.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 for a call or student that is not the caller's to see, 409 when the
     *     call takes none, the student applies already, or the id is taken
     */
    public ApplicationView draft(ApplicationDraft draft) {
        return told(write(draft));
    }

    /** Writes an application of an import, and hands it in where the line says so. */
    public UUID add(UUID callId, ApplicationLine line) {
        Application application = write(line.to(callId));
        if (Boolean.TRUE.equals(line.submit())) {
            handIn(application);
        }
        return told(application).id();
    }

    /**
     * Says an application anew.
     *
     * @param ifMatch the ETag of the version that the caller read; required
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is handed in and complete
     */
    public ApplicationView edit(UUID id, String ifMatch, ApplicationEdit edit) {
        Application application = visible(id);
        IfMatch.required(ifMatch, application);
        recordFor(application.studentId());
        application.edit(edit);
        return told(application);
    }

    /**
     * Takes a document.
     *
     * @param code which of the call's documents it is; null for another
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it is decided, 422 for a code that the call does not ask for, and as
     *     {@link Documents#save}
     */
    public AttachedDocument attach(UUID id, String code, String name, String contentType, InputStream bytes) {
        Application application = own(id, null);
        Call call = callRepository.findById(application.callId());
        new Violations()
                .check(
                        code == null
                                || call.documents().stream()
                                        .anyMatch(document -> document.code().equals(code)),
                        "?code",
                        "unknown-document",
                        "The call asks for no such document.")
                .throwIfAny();
        DocumentRef kept = documents.save("application", id, name, contentType, bytes);
        AttachedDocument document = new AttachedDocument(code, kept.id(), kept.name());
        application.attach(document);
        tell(outbox, application);
        return document;
    }

    /**
     * A document's bytes.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 where there is none, or a reviewer must not know who applies
     */
    public Response document(UUID id, UUID documentId) {
        Application application = visible(id);
        if (!seen(application, callRepository.findById(application.callId())).applicant()) {
            throw Problems.notFound("document");
        }
        return documents.download("application", id, documentId);
    }

    /** Sends an application back to the applicant, who is to complete it. */
    public ApplicationView sendBack(UUID id, String ifMatch, AppealDraft draft) {
        Application application = visible(id);
        IfMatch.accepted(ifMatch, application);
        acting.reason(draft.reason());
        application.sendBack(draft.reason());
        return told(application);
    }

    /** Brings something forward against a refusal, for the applicant. */
    public ApplicationView appeal(UUID id, String ifMatch, AppealDraft draft) {
        Application application = own(id, ifMatch);
        application.appeal(callRepository.findById(application.callId()), draft.reason(), LocalDate.now(clock));
        return told(application);
    }

    /** Answers an appeal. */
    public ApplicationView answer(UUID id, String ifMatch, AppealAnswer answer) {
        Application application = visible(id);
        IfMatch.accepted(ifMatch, application);
        acting.reason(answer.reason());
        application.answer(
                callRepository.findById(application.callId()), answer.granted(), answer.reason(), LocalDate.now(clock));
        return told(application);
    }

    /**
     * Whether somebody would be eligible, before they apply.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 for a call or student that is not the caller's to see
     */
    public EligibilityView eligibility(UUID callId, EligibilityQuestion question) {
        Call call = calls.visible(callId);
        if (sight.student() && !question.studentId().equals(sight.studentId())) {
            throw Problems.notFound("student");
        }
        List<Reason> reasons = new ArrayList<>();
        if (call.state() != CallState.OPEN) {
            reasons.add(new Reason("call-not-open", "The call is " + call.state() + " and takes no applications."));
        }
        if (applications.applies(callId, question.studentId())) {
            reasons.add(new Reason("applied-already", "The student has an application to this call already."));
        }
        reasons.addAll(eligibility.ask(call, question.studentId(), question.mobilityId()));
        return new EligibilityView(reasons.isEmpty(), reasons);
    }

    /** Hands an application in; the rules answer at once when the stay is known, else as soon as it is. */
    public ApplicationView submit(UUID id, String ifMatch) {
        Application application = own(id, ifMatch);
        handIn(application);
        return told(application);
    }

    /** Takes an application back. */
    public ApplicationView withdraw(UUID id, String ifMatch) {
        Application application = own(id, ifMatch);
        application.withdraw();
        return told(application);
    }

    /**
     * Takes the caller's scores.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the call is not reviewed now, and as {@link Application#score}
     */
    public ApplicationView score(UUID id, String ifMatch, ScoresDraft draft) {
        Application application = visible(id);
        IfMatch.accepted(ifMatch, application);
        application.score(reviewed(application), sight.subject(), draft.scores());
        return told(application);
    }

    /** Notes that the caller must not judge the application. */
    public ApplicationView declareConflict(UUID id, String ifMatch, ConflictDraft draft) {
        Application application = visible(id);
        IfMatch.accepted(ifMatch, application);
        application.declareConflict(reviewed(application), sight.subject(), draft.reason());
        return told(application);
    }

    /** A page of the applications that the caller may see. */
    public Page<ApplicationView> list(
            List<UUID> call,
            List<ApplicationState> states,
            List<UUID> student,
            List<UUID> mobility,
            List<UUID> id,
            ListRequest request) {
        Sight.Condition visible = condition();
        Listing<Application> listing = Listing.of(database, Application.class, "e");
        if (onlyReviews() && !(student.isEmpty() && mobility.isEmpty())) {
            // To ask for a student would be to see who it is.
            listing.always("exists (select 1 from Call c where c.id = e.callId and c.blind = false)", Map.of());
        }
        Page<Application> page = listing.always(visible.hql(), visible.parameters())
                .filter("call", call, "e.callId in :call")
                .filter("state", states, "e.state in :state")
                .filter("student", student, "e.studentId in :student")
                .filter("mobility", mobility, "e.mobilityId in :mobility")
                .filter("id", id, "e.id in :id")
                .sortable("reference", "e.reference", String.class, Application::reference)
                .sortable("rank", "coalesce(e.place, " + LAST + ")", Integer.class, Applications::placeOrLast)
                .sortable("total", "coalesce(e.total, 0)", BigDecimal.class, Applications::totalOrZero)
                .defaultSort("reference")
                .page(request, application -> application);
        callRepository.ofIds(page.items().stream().map(Application::callId).collect(Collectors.toSet()));
        return page.map(application -> view(application, null));
    }

    /** All applications that the caller may see, for the export; to be read inside a transaction. */
    public Stream<ApplicationView> export(List<UUID> call, List<ApplicationState> states) {
        Sight.Condition visible = condition();
        return applications
                .find("from Application e where " + visible.hql() + " order by e.id", visible.parameters())
                .<Application>stream()
                .filter(application -> call.isEmpty() || call.contains(application.callId()))
                .filter(application -> states.isEmpty() || states.contains(application.state()))
                .map(application -> view(application, null));
    }

    /** One application. */
    public ApplicationView get(UUID id) {
        return single(visible(id));
    }

    /**
     * The application, if the caller may see it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 else
     */
    public Application visible(UUID id) {
        return applications.find(id, condition()).orElseThrow(() -> Problems.notFound("application"));
    }

    private Application write(ApplicationDraft draft) {
        Call call = calls.visible(draft.callId());
        if (call.state() != CallState.OPEN) {
            throw Problems.conflict("call-not-open", "The call is " + call.state() + " and takes no applications.");
        }
        if (sight.student() && !draft.studentId().equals(sight.studentId())) {
            throw Problems.notFound("student");
        }
        recordFor(draft.studentId());
        if (applications.applies(call.id(), draft.studentId())) {
            throw Problems.conflict("applied-already", "The student has an application to this call already.");
        }
        if (draft.id() != null && applications.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is an application with this id already.");
        }
        Application application = Application.draft(references.next(ReferenceKind.APPLICATION), draft);
        applications.persist(application);
        return application;
    }

    private void handIn(Application application) {
        Call call = callRepository.findById(application.callId());
        LocalDate today = LocalDate.now(clock);
        boolean inTime = !today.isBefore(call.opensOn()) && !today.isAfter(call.closesOn());
        if (call.state() != CallState.OPEN || (sight.student() && !inTime)) {
            throw Problems.conflict(
                    "call-not-open",
                    "Applications are taken from %s to %s while the call is OPEN; it is %s."
                            .formatted(call.opensOn(), call.closesOn(), call.state()));
        }
        application.submit(call, clock.instant());
        eligibility.judge(application, call);
    }

    private Application own(UUID id, String ifMatch) {
        Application application = visible(id);
        IfMatch.accepted(ifMatch, application);
        recordFor(application.studentId());
        return application;
    }

    private void recordFor(UUID studentId) {
        if (!sight.student()) {
            acting.basis(Basis.RECORDED);
            acting.onBehalfOf(studentId);
        }
    }

    private Call reviewed(Application application) {
        Call call = callRepository.findById(application.callId());
        boolean late =
                application.appeal() != null && (call.state() == CallState.RANKED || call.state() == CallState.DECIDED);
        if (!REVIEWING.contains(call.state()) && !late) {
            throw Problems.conflict(
                    "call-not-reviewed", "The call is " + call.state() + "; its applications are not reviewed now.");
        }
        return call;
    }

    /** Publishes what happened to an application: for the features that decide about it. */
    public static void tell(Outbox outbox, Application application) {
        outbox.publish(
                application, ApplicationPublicState.of(application), ApplicationPublicState.visibleTo(application));
    }

    private ApplicationView told(Application application) {
        tell(outbox, application);
        return single(application);
    }

    private ApplicationView single(Application application) {
        return view(application, actions(application));
    }

    private ApplicationView view(Application application, List<Action> actions) {
        Call call = callRepository.findById(application.callId());
        return ApplicationView.of(application, call.name(), seen(application, call), actions);
    }

    private ApplicationView.Seen seen(Application application, Call call) {
        boolean own = sight.student() && application.studentId().equals(sight.studentId());
        return new ApplicationView.Seen(
                own || !onlyReviews() || !call.blind(), !sight.student(), own || !onlyReviews());
    }

    private boolean onlyReviews() {
        return !sight.everything() && sight.has(Roles.REVIEWER);
    }

    private List<Action> actions(Application application) {
        boolean applicant = sight.student() || sight.has(Roles.OFFICER);
        boolean reviewer = sight.has(Roles.REVIEWER);
        List<String> verbs = application.state().verbs();
        String never = "Not from " + application.state() + ".";
        return Actions.of("/api/v1/applications/" + application.id())
                .add("submit", applicant && verbs.contains("submit"), never)
                .add("withdraw", applicant && verbs.contains("withdraw"), never)
                .add("return", sight.has(Roles.OFFICER) && verbs.contains("return"), never)
                .add("appeal", applicant && verbs.contains("appeal"), never)
                .add("answer", sight.has(Roles.OFFICER) && verbs.contains("answer"), never)
                .add(
                        "admit",
                        sight.has(Roles.OFFICER) && verbs.contains("admit") && application.appeal() != null,
                        never)
                .add("scores", reviewer && verbs.contains("scores"), reviewer ? never : "Only reviewers score.")
                .list();
    }

    private Sight.Condition condition() {
        if (!onlyReviews()) {
            return sight.of("e.studentId", null);
        }
        Sight.Condition reviewed = sight.of(
                "e.studentId",
                null,
                "(e.state <> eu.peregrine.scholarships.application.ApplicationState.DRAFT and exists (select 1 from"
                        + " Call c where c.id = e.callId and (c.reviewers = ',' or locate(:reviewer, c.reviewers) > 0)))");
        return new Sight.Condition(reviewed.hql(), reviewed.with("reviewer", "," + sight.subject() + ","));
    }

    private static Integer placeOrLast(Application application) {
        return application.place() == null ? Integer.valueOf(LAST) : application.place();
    }

    private static BigDecimal totalOrZero(Application application) {
        return application.total() == null ? BigDecimal.ZERO : application.total();
    }
}
