package eu.peregrine.mobility.notification;

import eu.peregrine.kit.aggregate.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Mail that waits to be sent. Times are the system's: a try has nothing to do with the domain's clock. */
@ApplicationScoped
class MailRepository {

    /** Longer than a try can last; whoever took a mail in hand and was never heard of again has not sent it. */
    private static final String CLAIM = """
            update mail set tries = tries + 1, next_try_at = now() + interval '5 minutes'
            where id in (select id from mail where state = 'WAITING' and next_try_at <= now()
                         order by next_try_at limit :limit for update skip locked)
            returning id, recipient, subject, body, tries
            """;

    private final EntityManager entityManager;

    @Inject
    MailRepository(EntityManager entityManager) {
        this.entityManager = entityManager;
    }

    /** A mail in hand. */
    record Waiting(UUID id, String recipient, String subject, String body, int tries) {}

    void add(UUID person, String recipient, WrittenMail mail) {
        entityManager
                .createNativeQuery("""
                        insert into mail (id, person_id, state, recipient, subject, body, tries, next_try_at, created_at)
                        values (:id, :person, 'WAITING', :recipient, :subject, :body, 0, now(), now())
                        """)
                .setParameter("id", Ids.next())
                .setParameter("person", person)
                .setParameter("recipient", recipient)
                .setParameter("subject", mail.subject())
                .setParameter("body", mail.text())
                .executeUpdate();
    }

    @SuppressWarnings("unchecked")
    List<Waiting> claim(int limit) {
        List<Object[]> rows = entityManager
                .createNativeQuery(CLAIM)
                .setParameter("limit", limit)
                .getResultList();
        return rows.stream()
                .map(row -> new Waiting(
                        (UUID) row[0], (String) row[1], (String) row[2], (String) row[3], ((Number) row[4]).intValue()))
                .toList();
    }

    void sent(UUID id) {
        entityManager.createNativeQuery("""
                        update mail set state = 'SENT', sent_at = now(), recipient = '', subject = '', body = '', problem = null
                        where id = :id
                        """).setParameter("id", id).executeUpdate();
    }

    void failed(UUID id, Duration retryIn, boolean giveUp, String problem) {
        entityManager
                .createNativeQuery("""
                        update mail set state = :state, next_try_at = now() + make_interval(secs => :seconds), problem = :problem
                        where id = :id and state = 'WAITING'
                        """)
                .setParameter("state", giveUp ? "FAILED" : "WAITING")
                .setParameter("seconds", retryIn.toSeconds())
                .setParameter("problem", problem)
                .setParameter("id", id)
                .executeUpdate();
    }
}
