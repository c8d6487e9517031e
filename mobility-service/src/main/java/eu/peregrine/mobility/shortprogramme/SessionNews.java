package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.task.About;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.kit.task.TaskDraft;
import eu.peregrine.kit.task.Tasks;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Publishes what happened, and keeps the tasks that follow from it. */
@ApplicationScoped
class SessionNews {
    private static final String SELECT = "select-session-application";
    private static final String ANSWER = "answer-session-offer";

    private final Outbox outbox;
    private final Tasks tasks;
    private final Clock clock;

    @Inject
    SessionNews(Outbox outbox, Tasks tasks, Clock clock) {
        this.outbox = outbox;
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Everybody who may apply learns of a session once it is published. */
    void publish(ProgrammeSession session) {
        VisibleTo visibleTo = session.state() == SessionState.DRAFT
                ? VisibleTo.roles(Roles.COORDINATOR)
                : VisibleTo.roles(Roles.COORDINATOR, Roles.APPLICANT, Roles.PARTNER, Roles.STUDENT);
        outbox.publish(session, PublicProgrammeSession.of(session), visibleTo);
    }

    void publish(SessionApplication application, ProgrammeSession session) {
        VisibleTo visibleTo = VisibleTo.roles(Roles.COORDINATOR, Roles.FINANCE).organisation(application.nominatedBy());
        outbox.publish(application, PublicSessionApplication.of(application), visibleTo);
        tasks.keep(application.id(), Set.of(SELECT, ANSWER), wanted(application, session));
    }

    /** The task list knows no applicants; who applied alone sees the offer in the application itself. */
    private List<TaskDraft> wanted(SessionApplication application, ProgrammeSession session) {
        About about = new About(
                "session-application",
                application.id(),
                session.reference(),
                SessionApplications.path(session.id()) + "/" + application.id());
        String key = "session-application:" + application.id() + ":";
        if (application.state() == SessionApplicationState.SUBMITTED) {
            return List.of(new TaskDraft(
                    key + "select",
                    SELECT,
                    new LocalizedText(
                            "Decide on an application for session " + session.reference(),
                            "Statuer sur une candidature à la session " + session.reference()),
                    Assignee.roles(Roles.OFFICER),
                    about,
                    null));
        }
        if (application.state() == SessionApplicationState.OFFERED && application.nominatedBy() != null) {
            return List.of(new TaskDraft(
                    key + "answer",
                    ANSWER,
                    new LocalizedText(
                            "Answer the offer for session " + session.reference(),
                            "Répondre à l’offre pour la session " + session.reference()),
                    Assignee.organisation(application.nominatedBy()),
                    about,
                    Deadline.of(application.answerBy(), clock.getZone())));
        }
        return List.of();
    }
}
