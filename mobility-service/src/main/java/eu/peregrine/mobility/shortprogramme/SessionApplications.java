package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/**
 * Who wants to take part in a session, whom the school takes, and who comes. Every step locks the session first, so that no
 * place is given twice and the waiting list keeps its order.
 */
@ApplicationScoped
@Transactional
public class SessionApplications {
    private static final String KIND = "session-application";
    private static final List<String> OFFICE = List.of("offer", "waitlist", "reject", "arrival", "absence");
    private static final List<String> OWN = List.of("accept", "decline", "withdraw");

    private final SessionApplicationRepository repository;
    private final ProgrammeSessionRepository sessions;
    private final SessionNews news;
    private final WaitingLine line;
    private final Documents documents;
    private final Caller caller;
    private final Acting acting;
    private final Clock clock;

    @Inject
    SessionApplications(
            SessionApplicationRepository repository,
            ProgrammeSessionRepository sessions,
            SessionNews news,
            WaitingLine line,
            Documents documents,
            Caller caller,
            Acting acting,
            Clock clock) {
        this.repository = repository;
        this.sessions = sessions;
        this.news = news;
        this.line = line;
        this.documents = documents;
        this.caller = caller;
        this.acting = acting;
        this.clock = clock;
    }

    /** Where the applications for a session are served. */
    static String path(UUID sessionId) {
        return ProgrammeSessions.PATH + "/" + sessionId + "/applications";
    }

    /**
     * Somebody applies with their own token, or a partner nominates them with its own.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the person has applied already, 422 outside the window
     */
    public SessionApplicationView apply(UUID sessionId, SessionApplicationDraft draft) {
        ProgrammeSession session = locked(sessionId);
        session.requireOpen(today());
        UUID partner = caller.has(Roles.PARTNER) ? caller.organisationId() : null;
        if (caller.has(Roles.PARTNER) && partner == null) {
            throw Problems.forbidden("The token names no organisation that could nominate.");
        }
        String subject = partner == null ? caller.subject() : null;
        if (repository.live(sessionId, subject, draft.email())) {
            throw Problems.conflict("applied-already", "The person has applied for this session already.");
        }
        SessionApplication application = new SessionApplication(sessionId, draft, subject, partner, clock.instant());
        repository.persist(application);
        return published(application, session);
    }

    /** A place is offered, until the deadline to answer. */
    public SessionApplicationView offer(UUID sessionId, UUID id, String ifMatch, SessionBodies.Reasoned body) {
        return step(sessionId, id, ifMatch, (application, session) -> {
            acting.reason(body.reason());
            line.offer(application, session, body.reason());
        });
    }

    /** There is no place now; where one is free after all, it is offered at once. */
    public SessionApplicationView waitlist(UUID sessionId, UUID id, String ifMatch, SessionBodies.Reasoned body) {
        return step(sessionId, id, ifMatch, (application, session) -> {
            acting.reason(body.reason());
            application.waitlist(session.line(clock.instant()), body.reason(), clock.instant());
            news.publish(session);
            news.publish(application, session);
            line.moveUp(session);
        });
    }

    /** There is no place, for a reason. */
    public SessionApplicationView reject(UUID sessionId, UUID id, String ifMatch, SessionBodies.Reasoned body) {
        return step(sessionId, id, ifMatch, (application, session) -> {
            acting.reason(body.reason());
            application.reject(body.reason(), clock.instant());
        });
    }

    /** The place is taken; its fee is owed from now on. */
    public SessionApplicationView accept(UUID sessionId, UUID id, String ifMatch) {
        return step(
                sessionId,
                id,
                ifMatch,
                (application, session) -> application.accept(session.fee(), today(), clock.instant()));
    }

    /** The place is left to whoever waits first. */
    public SessionApplicationView decline(UUID sessionId, UUID id, String ifMatch) {
        return step(sessionId, id, ifMatch, (application, session) -> {
            application.decline(clock.instant());
            line.release(session);
        });
    }

    /** Does not want to take part any more. */
    public SessionApplicationView withdraw(UUID sessionId, UUID id, String ifMatch) {
        return step(sessionId, id, ifMatch, (application, session) -> {
            boolean held = application.state().holds();
            application.withdraw(clock.instant());
            if (held) {
                line.release(session);
            }
        });
    }

    /** The fee has come in. */
    public SessionApplicationView paid(UUID sessionId, UUID id, String ifMatch) {
        return step(sessionId, id, ifMatch, (application, session) -> application.paid(clock.instant()));
    }

    /** The fee is not asked for, for a reason. */
    public SessionApplicationView waive(UUID sessionId, UUID id, String ifMatch, SessionBodies.Reasoned body) {
        return step(sessionId, id, ifMatch, (application, session) -> {
            acting.reason(body.reason());
            application.waived(clock.instant());
        });
    }

    /** The participant has come. */
    public SessionApplicationView arrive(UUID sessionId, UUID id, String ifMatch, SessionBodies.Arrival body) {
        return step(
                sessionId,
                id,
                ifMatch,
                (application, session) -> application.arrive(body.on(), session.period(), today(), clock.instant()));
    }

    /** The participant has not come. */
    public SessionApplicationView absent(UUID sessionId, UUID id, String ifMatch) {
        return step(
                sessionId,
                id,
                ifMatch,
                (application, session) -> application.absent(session.period(), today(), clock.instant()));
    }

    /** Offers whose last day to answer is over. */
    List<UUID> unanswered(LocalDate today, int limit) {
        return repository.unanswered(today, limit);
    }

    /** No answer came in time: the place goes to whoever waits first. */
    void lapse(UUID id) {
        ProgrammeSession session = repository
                .sessionOf(id)
                .flatMap(sessionId -> sessions.toChange(sessionId, true))
                .orElseThrow();
        SessionApplication application = repository.findById(id);
        if (application.state() == SessionApplicationState.OFFERED
                && application.answerBy().isBefore(today())) {
            application.lapse(clock.instant());
            news.publish(application, session);
            line.release(session);
        }
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such an application, or it is not the caller's to see */
    public SessionApplicationView get(UUID sessionId, UUID id) {
        SessionApplication application = found(sessionId, id);
        return view(application, sessions.findById(sessionId));
    }

    /** Those that the caller may see. */
    public Page<SessionApplicationView> list(
            UUID sessionId, ListRequest request, List<SessionApplicationState> states) {
        ProgrammeSession session =
                sessions.visible(sessionId, caller.staff()).orElseThrow(() -> Problems.notFound("session"));
        return repository
                .page(request, sessionId, states, caller)
                .map(application -> SessionApplicationView.of(application, session, clock.getZone(), null));
    }

    /** Adds a document, such as a transcript. */
    public DocumentRef addDocument(UUID sessionId, UUID id, String name, String contentType, InputStream body) {
        return documents.save(KIND, found(sessionId, id).id(), name, contentType, body);
    }

    /** The documents of an application. */
    public List<DocumentRef> documents(UUID sessionId, UUID id) {
        return documents.of(KIND, found(sessionId, id).id());
    }

    /** One of them. */
    public Response document(UUID sessionId, UUID id, UUID documentId) {
        return documents.download(KIND, found(sessionId, id).id(), documentId);
    }

    /** Who may call a step, the resource says by role; whose application it is, the query. */
    private SessionApplicationView step(
            UUID sessionId, UUID id, String ifMatch, BiConsumer<SessionApplication, ProgrammeSession> change) {
        ProgrammeSession session = locked(sessionId);
        SessionApplication application = found(sessionId, id);
        IfMatch.accepted(ifMatch, application);
        change.accept(application, session);
        return published(application, session);
    }

    private ProgrammeSession locked(UUID sessionId) {
        return sessions.toChange(sessionId, caller.staff()).orElseThrow(() -> Problems.notFound("session"));
    }

    private SessionApplication found(UUID sessionId, UUID id) {
        return repository.visible(sessionId, id, caller).orElseThrow(() -> Problems.notFound("application"));
    }

    private SessionApplicationView published(SessionApplication application, ProgrammeSession session) {
        news.publish(application, session);
        return view(application, session);
    }

    private SessionApplicationView view(SessionApplication application, ProgrammeSession session) {
        return SessionApplicationView.of(application, session, clock.getZone(), actions(application, session));
    }

    private List<Action> actions(SessionApplication application, ProgrammeSession session) {
        Actions actions = Actions.of(path(session.id()) + "/" + application.id());
        List<String> legal = application.legalVerbs();
        boolean officer = caller.has(Roles.OFFICER);
        for (String verb : OFFICE) {
            if (!officer) {
                actions.add(verb, false, "Only an officer may do this.");
            } else if (verb.equals("offer") && !session.hasFreePlace()) {
                actions.add(verb, false, "All places are held.");
            } else {
                actions.add(verb, legal.contains(verb), "The application is " + application.state() + ".");
            }
        }
        for (String verb : OWN) {
            if (!caller.has(Roles.APPLICANT, Roles.PARTNER)) {
                actions.add(verb, false, "Only who applied may do this.");
            } else {
                actions.add(verb, legal.contains(verb), "The application is " + application.state() + ".");
            }
        }
        boolean owed = application.fee() == SessionFee.OWED;
        for (String verb : List.of("fee-paid", "fee-waived")) {
            if (!caller.has(Roles.OFFICER, Roles.FINANCE)) {
                actions.add(verb, false, "Only an officer or finance may do this.");
            } else {
                actions.add(verb, owed, "No fee is owed.");
            }
        }
        return actions.list();
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
