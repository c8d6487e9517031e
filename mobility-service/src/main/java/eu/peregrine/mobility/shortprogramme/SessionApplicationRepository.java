package eu.peregrine.mobility.shortprogramme;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores applications. Staff see all, an applicant their own, a partner those it nominated. */
@ApplicationScoped
class SessionApplicationRepository implements PanacheRepositoryBase<SessionApplication, UUID> {
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String VISIBLE =
            "(:staff = true or a.subject = :ownSubject or a.nominatedBy = :ownOrganisation)";
    private static final List<SessionApplicationState> LIVE = List.of(
            SessionApplicationState.SUBMITTED,
            SessionApplicationState.OFFERED,
            SessionApplicationState.WAITLISTED,
            SessionApplicationState.ACCEPTED,
            SessionApplicationState.ATTENDED);
    private static final List<SessionApplicationState> OPEN = List.of(
            SessionApplicationState.SUBMITTED,
            SessionApplicationState.OFFERED,
            SessionApplicationState.WAITLISTED,
            SessionApplicationState.ACCEPTED);

    Optional<SessionApplication> visible(UUID sessionId, UUID id, Caller caller) {
        var query = getEntityManager()
                .createQuery(
                        "select a from SessionApplication a where a.id = :id and a.sessionId = :session and " + VISIBLE,
                        SessionApplication.class)
                .setParameter("id", id)
                .setParameter("session", sessionId);
        viewer(caller).forEach(query::setParameter);
        return query.getResultStream().findFirst();
    }

    /** Whether there is an application of that person which is not over. */
    boolean live(UUID sessionId, String subject, String email) {
        return count(
                        "sessionId = ?1 and state in ?2 and (subject = ?3 or lower(email) = lower(?4))",
                        sessionId,
                        LIVE,
                        subject,
                        email)
                > 0;
    }

    /** Those that end with the session. */
    List<SessionApplication> open(UUID sessionId) {
        return list("sessionId = ?1 and state in ?2 order by submittedAt, id", sessionId, OPEN);
    }

    List<SessionApplication> nominatedBy(UUID organisation) {
        return list("nominatedBy = ?1 order by id", organisation);
    }

    /** Who is next on the waiting list. */
    Optional<SessionApplication> next(UUID sessionId) {
        return find("sessionId = ?1 and state = ?2 order by placeInLine", sessionId, SessionApplicationState.WAITLISTED)
                .firstResultOptional();
    }

    /** Offers whose last day to answer is over, longest ago first. */
    List<UUID> unanswered(LocalDate today, int limit) {
        return getEntityManager()
                .createQuery(
                        "select a.id from SessionApplication a where a.state = OFFERED and a.answerBy < :today"
                                + " order by a.answerBy, a.id",
                        UUID.class)
                .setParameter("today", today)
                .setMaxResults(limit)
                .getResultList();
    }

    Optional<UUID> sessionOf(UUID id) {
        return getEntityManager()
                .createQuery("select a.sessionId from SessionApplication a where a.id = :id", UUID.class)
                .setParameter("id", id)
                .getResultStream()
                .findFirst();
    }

    Page<SessionApplication> page(
            ListRequest request, UUID sessionId, List<SessionApplicationState> states, Caller caller) {
        return Listing.of(getEntityManager(), SessionApplication.class, "a")
                .always(VISIBLE, viewer(caller))
                .filter("session", sessionId, "a.sessionId = :session")
                .filter("state", states, "a.state in :state")
                .sortable("submittedAt", "a.submittedAt", Instant.class, SessionApplication::submittedAt)
                .defaultSort("submittedAt")
                .page(request, a -> a);
    }

    private static Map<String, Object> viewer(Caller caller) {
        UUID own = caller.organisationId();
        return Map.of(
                "staff", caller.staff(), "ownSubject", caller.subject(), "ownOrganisation", own == null ? NOBODY : own);
    }
}
