package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.mobility.storage.References;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;

/** Sessions for people from elsewhere: written by officers, shown to everybody who is signed in. */
@ApplicationScoped
@Transactional
public class ProgrammeSessions {
    /** The path sessions are served at. */
    static final String PATH = "/api/v1/programme-sessions";

    private final ProgrammeSessionRepository repository;
    private final SessionNews news;
    private final WaitingLine line;
    private final References references;
    private final Caller caller;
    private final Acting acting;
    private final Clock clock;

    @Inject
    ProgrammeSessions(
            ProgrammeSessionRepository repository,
            SessionNews news,
            WaitingLine line,
            References references,
            Caller caller,
            Acting acting,
            Clock clock) {
        this.repository = repository;
        this.news = news;
        this.line = line;
        this.references = references;
        this.caller = caller;
        this.acting = acting;
        this.clock = clock;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where the id is taken, 422 with all that is wrong */
    public ProgrammeSessionView create(ProgrammeSessionDraft draft) {
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a session with this id already.");
        }
        ProgrammeSession session = new ProgrammeSession(draft, references.next("SES"), clock.instant());
        repository.persist(session);
        return published(session);
    }

    /** Changes what it says; more places go to those who wait. */
    public ProgrammeSessionView edit(UUID id, String ifMatch, ProgrammeSessionDraft draft) {
        ProgrammeSession session = toChange(id);
        IfMatch.required(ifMatch, session);
        session.edit(draft, clock.instant());
        news.publish(session);
        line.moveUp(session);
        return view(session);
    }

    /** Shows it to everybody. */
    public ProgrammeSessionView publish(UUID id, String ifMatch) {
        return step(id, ifMatch, ProgrammeSession::publish);
    }

    /** Nobody may apply any more. */
    public ProgrammeSessionView close(UUID id, String ifMatch) {
        return step(id, ifMatch, ProgrammeSession::close);
    }

    /** People may apply again. */
    public ProgrammeSessionView reopen(UUID id, String ifMatch) {
        return step(id, ifMatch, ProgrammeSession::reopen);
    }

    /** It does not take place; everybody who applied learns so. */
    public ProgrammeSessionView cancel(UUID id, String ifMatch, SessionBodies.Reasoned body) {
        acting.reason(body.reason());
        ProgrammeSessionView view = step(id, ifMatch, (session, now) -> session.cancel(body.reason(), now));
        line.sessionCancelled(repository.findById(id));
        return view;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such a session, or while it is a draft */
    public ProgrammeSessionView get(UUID id) {
        return view(repository.visible(id, caller.staff()).orElseThrow(() -> Problems.notFound("session")));
    }

    /** @param kinds none for all */
    public Page<ProgrammeSessionView> list(ListRequest request, SessionFilter filter, List<SessionKind> kinds) {
        return repository
                .page(request, filter, kinds, caller.staff())
                .map(session -> ProgrammeSessionView.of(session, null));
    }

    private ProgrammeSession toChange(UUID id) {
        return repository.toChange(id, caller.staff()).orElseThrow(() -> Problems.notFound("session"));
    }

    private ProgrammeSessionView step(UUID id, String ifMatch, BiConsumer<ProgrammeSession, Instant> transition) {
        ProgrammeSession session = toChange(id);
        IfMatch.accepted(ifMatch, session);
        transition.accept(session, clock.instant());
        return published(session);
    }

    private ProgrammeSessionView published(ProgrammeSession session) {
        news.publish(session);
        return view(session);
    }

    private ProgrammeSessionView view(ProgrammeSession session) {
        return ProgrammeSessionView.of(session, actions(session));
    }

    private List<Action> actions(ProgrammeSession session) {
        Actions actions = Actions.of(PATH + "/" + session.id());
        List<String> legal = session.legalVerbs();
        for (String verb : List.of("edit", "publish", "close", "reopen", "cancel")) {
            if (!caller.has(Roles.OFFICER)) {
                actions.add(verb, false, "Only an officer may do this.");
            } else {
                actions.add(verb, legal.contains(verb), "The session is " + session.state() + ".");
            }
        }
        if (caller.has(Roles.APPLICANT, Roles.PARTNER)) {
            boolean open = session.state() == SessionState.PUBLISHED
                    && session.window().contains(java.time.LocalDate.now(clock));
            actions.add("applications", open, "No applications are taken now.");
        }
        return actions.list();
    }
}
