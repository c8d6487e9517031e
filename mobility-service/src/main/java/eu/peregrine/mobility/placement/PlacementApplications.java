package eu.peregrine.mobility.placement;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.stay.PlacementStays;
import eu.peregrine.mobility.stay.SegmentPlan;
import eu.peregrine.mobility.student.StudentDirectory;
import eu.peregrine.mobility.student.StudentFacts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Who applies for placements, what the host answers, and who comes. Whatever moves a place locks the offer first, so that
 * no place is given twice.
 */
@ApplicationScoped
@Transactional
public class PlacementApplications {
    private static final String KIND = "placement-application";

    /** How long a place is held for a student who was accepted, though never beyond the day before it begins. */
    private static final int CONFIRM_WITHIN_DAYS = 14;

    private final PlacementApplicationRepository repository;
    private final PlacementRepository placements;
    private final PlacementNews news;
    private final StudentDirectory students;
    private final PlacementStays stays;
    private final Documents documents;
    private final Outbox outbox;
    private final Caller caller;
    private final Acting acting;
    private final Clock clock;

    @Inject
    PlacementApplications(
            PlacementApplicationRepository repository,
            PlacementRepository placements,
            PlacementNews news,
            StudentDirectory students,
            PlacementStays stays,
            Documents documents,
            Outbox outbox,
            Caller caller,
            Acting acting,
            Clock clock) {
        this.repository = repository;
        this.placements = placements;
        this.news = news;
        this.students = students;
        this.stays = stays;
        this.documents = documents;
        this.outbox = outbox;
        this.caller = caller;
        this.acting = acting;
        this.clock = clock;
    }

    /** Where the applications for a placement are served. */
    static String path(UUID placementId) {
        return PlacementOffers.PATH + "/" + placementId + "/applications";
    }

    /**
     * A student applies with their own token, or an officer records it.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the student has applied already, 422 with everything that
     *     speaks against it
     */
    public PlacementApplicationView apply(UUID placementId, PlacementBodies.Application body) {
        Placement placement =
                placements.toChange(placementId, caller).orElseThrow(() -> Problems.notFound("placement"));
        UUID studentId = caller.has(Roles.STUDENT) ? caller.studentId() : body.studentId();
        Violations violations = new Violations();
        violations.check(
                studentId != null
                        && (body.studentId() == null || body.studentId().equals(studentId)),
                "/studentId",
                "own-application",
                caller.has(Roles.STUDENT) ? "Students apply for themselves." : "Say which student applies.");
        violations.throwIfAny();
        if (!caller.has(Roles.STUDENT)) {
            acting.recordFor(studentId);
        }
        StudentFacts student = students.find(studentId).orElseThrow(() -> Problems.notFound("student"));
        if (repository.live(placementId, studentId).isPresent()) {
            throw Problems.conflict("applied-already", "The student has applied for this placement already.");
        }
        PlacementFit.reasons(student, placement, LocalDate.now(clock))
                .forEach(reason -> violations.add("", reason.code(), reason.detail()));
        violations.throwIfAny();
        PlacementApplication application =
                new PlacementApplication(placementId, studentId, body.motivation(), clock.instant());
        repository.persist(application);
        return published(application, placement);
    }

    /** The host takes the student: a place is held. */
    public PlacementApplicationView accept(UUID placementId, UUID id, String ifMatch, PlacementBodies.Acceptance body) {
        Placement placement = hosting(placementId);
        PlacementApplication application = found(placementId, id, ifMatch);
        LocalDate until = LocalDate.now(clock).plusDays(CONFIRM_WITHIN_DAYS);
        LocalDate eve = placement.period().start().minusDays(1);
        application.accept(body.comment(), until.isAfter(eve) ? eve : until, clock.instant());
        placement.hold(clock.instant());
        news.publish(placement);
        return published(application, placement);
    }

    /** The host does not take the student, and says why. */
    public PlacementApplicationView reject(UUID placementId, UUID id, String ifMatch, PlacementBodies.Rejection body) {
        Placement placement = hosting(placementId);
        PlacementApplication application = found(placementId, id, ifMatch);
        application.reject(body.comment(), clock.instant());
        return published(application, placement);
    }

    /**
     * The student comes: the place becomes a planned stay, in this same transaction. With the last place the offer is
     * filled, and whoever still waits for an answer learns so.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 unless accepted, or with a stay elsewhere at the time
     */
    public PlacementApplicationView confirm(UUID placementId, UUID id, String ifMatch) {
        Placement placement = locked(placementId);
        PlacementApplication application = found(placementId, id, ifMatch);
        ofStudent(application);
        application.requireConfirmable(LocalDate.now(clock));
        placement.take(clock.instant());
        StudentFacts student = students.find(application.studentId()).orElseThrow(() -> Problems.notFound("student"));
        UUID mobility = stays.plan(
                student,
                new SegmentPlan(
                        placement.hostId(),
                        placement.country(),
                        placement.place(),
                        placement.kind().stay(),
                        placement.period()));
        application.confirm(mobility, clock.instant());
        news.publish(placement);
        PlacementApplicationView view = published(application, placement);
        if (placement.state() == PlacementState.FILLED) {
            List<PlacementApplication> waiting = repository.open(placementId);
            outbox.together(() -> waiting.forEach(other -> {
                other.lapse("All places are taken.", clock.instant());
                news.publish(other, placement);
            }));
        }
        return view;
    }

    /** The student does not want it any more; a held place is free again. */
    public PlacementApplicationView withdraw(UUID placementId, UUID id, String ifMatch) {
        Placement placement = locked(placementId);
        PlacementApplication application = found(placementId, id, ifMatch);
        ofStudent(application);
        boolean held = application.state().holds();
        application.withdraw(clock.instant());
        if (held) {
            placement.release(false, clock.instant());
            news.publish(placement);
        }
        return published(application, placement);
    }

    /** Applications that were accepted and not confirmed in time, longest ago first. */
    List<UUID> unconfirmed(LocalDate today, int limit) {
        return repository.unconfirmed(today, limit);
    }

    /** Gives the place back that a student has let go by; changes nothing when they were faster. */
    void lapse(UUID id) {
        PlacementApplication application = repository.findById(id);
        Placement placement = placements.toChange(application.placementId());
        repository.getEntityManager().refresh(application);
        if (application.isUnconfirmed(LocalDate.now(clock))) {
            placement.release(false, clock.instant());
            application.lapse("The place was not confirmed until " + application.confirmBy() + ".", clock.instant());
            news.publish(placement);
            news.publish(application, placement);
        }
    }

    /** Gives the place back of a stay that was cancelled. */
    void cancelled(UUID mobilityId) {
        repository.ofMobility(mobilityId).ifPresent(application -> {
            Placement placement = placements.toChange(application.placementId());
            placement.release(true, clock.instant());
            application.cancel(clock.instant());
            news.publish(placement);
            news.publish(application, placement);
        });
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such an application, or it is not the caller's to see */
    public PlacementApplicationView get(UUID placementId, UUID id) {
        PlacementApplication application = found(placementId, id, null);
        return view(application, placements.findById(placementId));
    }

    /** @param placementId null for the applications for all placements */
    public Page<PlacementApplicationView> list(
            UUID placementId, ListRequest request, List<PlacementApplicationState> states, List<UUID> studentIds) {
        Page<PlacementApplication> page = repository.page(request, placementId, states, studentIds, caller);
        Map<UUID, Placement> offers =
                placements
                        .all(page.items().stream()
                                .map(PlacementApplication::placementId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(Placement::id, Function.identity()));
        Map<UUID, StudentFacts> names = students.byIds(
                page.items().stream().map(PlacementApplication::studentId).toList());
        return page.map(a -> PlacementApplicationView.of(
                a, ref(offers.get(a.placementId())), student(a, names.get(a.studentId())), clock.getZone(), null));
    }

    /** Adds a document, such as a curriculum vitae. */
    public DocumentRef addDocument(UUID placementId, UUID id, String name, String contentType, InputStream body) {
        PlacementApplication application = found(placementId, id, null);
        ofStudent(application);
        return documents.save(KIND, application.id(), name, contentType, body);
    }

    /** The documents of an application. */
    public List<DocumentRef> documents(UUID placementId, UUID id) {
        return documents.of(KIND, found(placementId, id, null).id());
    }

    /** One of them. */
    public Response document(UUID placementId, UUID id, UUID documentId) {
        return documents.download(KIND, found(placementId, id, null).id(), documentId);
    }

    private Placement locked(UUID placementId) {
        return placements.toChange(placementId, caller).orElseThrow(() -> Problems.notFound("placement"));
    }

    private Placement hosting(UUID placementId) {
        Placement placement = locked(placementId);
        if (!placement.hostId().equals(caller.organisationId())) {
            if (!caller.has(Roles.OFFICER)) {
                throw Problems.forbidden("Only the host may do this, or an officer who records it.");
            }
            acting.recordFor(placement.hostId());
        }
        return placement;
    }

    private void ofStudent(PlacementApplication application) {
        if (!application.studentId().equals(caller.studentId())) {
            if (!caller.has(Roles.OFFICER)) {
                throw Problems.forbidden("Only the student may do this, or an officer who records it.");
            }
            acting.recordFor(application.studentId());
        }
    }

    private PlacementApplication found(UUID placementId, UUID id, String ifMatch) {
        PlacementApplication application =
                repository.visible(placementId, id, caller).orElseThrow(() -> Problems.notFound("application"));
        IfMatch.accepted(ifMatch, application);
        return application;
    }

    private PlacementApplicationView published(PlacementApplication application, Placement placement) {
        news.publish(application, placement);
        return view(application, placement);
    }

    private PlacementApplicationView view(PlacementApplication application, Placement placement) {
        StudentFacts student = students.find(application.studentId()).orElse(null);
        return PlacementApplicationView.of(
                application,
                ref(placement),
                student(application, student),
                clock.getZone(),
                actions(application, placement));
    }

    private static Ref ref(Placement placement) {
        return Ref.to("placements", placement.id(), placement.title());
    }

    private static Ref student(PlacementApplication application, StudentFacts facts) {
        return Ref.to("students", application.studentId(), facts == null ? null : LocalizedText.en(facts.name()));
    }

    private List<Action> actions(PlacementApplication application, Placement placement) {
        Actions actions = Actions.of(path(placement.id()) + "/" + application.id());
        boolean officer = caller.has(Roles.OFFICER);
        boolean host = officer || placement.hostId().equals(caller.organisationId());
        boolean own = officer || application.studentId().equals(caller.studentId());
        List<String> legal = application.legalVerbs();
        for (String verb : List.of("accept", "reject", "confirm", "withdraw")) {
            boolean hosts = verb.equals("accept") || verb.equals("reject");
            if (hosts ? !host : !own) {
                actions.add(verb, false, hosts ? "Only the host may do this." : "Only the student may do this.");
            } else if (verb.equals("accept") && placement.held() == placement.places()) {
                actions.add(verb, false, "All places are held by others.");
            } else {
                boolean late = verb.equals("confirm") && application.isUnconfirmed(LocalDate.now(clock));
                actions.add(
                        verb,
                        legal.contains(verb) && !late,
                        late
                                ? "The place was held until " + application.confirmBy() + "."
                                : "The application is " + application.state() + ".");
            }
        }
        return actions.list();
    }
}
