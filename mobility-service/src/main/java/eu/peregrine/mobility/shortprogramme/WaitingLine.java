package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Gives free places to those who wait, in the order in which they were put on the list. Whoever calls it has locked the
 * session.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
class WaitingLine {
    private final SessionApplicationRepository applications;
    private final SessionNews news;
    private final Outbox outbox;
    private final Clock clock;

    @Inject
    WaitingLine(SessionApplicationRepository applications, SessionNews news, Outbox outbox, Clock clock) {
        this.applications = applications;
        this.news = news;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The place of somebody who leaves is free; whoever waits first gets it. */
    void release(ProgrammeSession session) {
        session.release(clock.instant());
        news.publish(session);
        moveUp(session);
    }

    /** Gives every free place to who waits first; none after the session has begun. */
    void moveUp(ProgrammeSession session) {
        LocalDate today = LocalDate.now(clock);
        while (session.hasFreePlace() && today.isBefore(session.period().start())) {
            Optional<SessionApplication> next = applications.next(session.id());
            if (next.isEmpty()) {
                return;
            }
            offer(next.get(), session, null);
        }
    }

    /**
     * Offers a place to somebody, who has the session's days to answer, and at most until it begins.
     *
     * @param said what is said about it; may be null
     * @throws eu.peregrine.kit.problem.ProblemException 409 when all are held
     */
    void offer(SessionApplication application, ProgrammeSession session, String said) {
        session.hold(clock.instant());
        LocalDate begins = session.period().start();
        LocalDate until = LocalDate.now(clock).plusDays(session.answerDays());
        application.offer(until.isAfter(begins) ? begins : until, said, clock.instant());
        news.publish(session);
        news.publish(application, session);
    }

    /** Tells everybody whose application is not over. */
    void sessionCancelled(ProgrammeSession session) {
        List<SessionApplication> open = applications.open(session.id());
        outbox.together(() -> open.forEach(application -> {
            application.sessionCancelled("The session was cancelled: " + session.reason(), clock.instant());
            news.publish(application, session);
        }));
    }
}
