package eu.peregrine.kit.idempotency;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;

/** Forgets keys that are older than a day. */
@ApplicationScoped
class IdempotencyKeys {

    @Inject
    EntityManager entityManager;

    @Scheduled(every = "1h", delayed = "5m", identity = "idempotency-keys")
    @Transactional
    void forget() {
        entityManager
                .createQuery("delete from StoredAnswer s where s.createdAt < :limit")
                .setParameter("limit", Instant.now().minus(StoredAnswer.KEPT))
                .executeUpdate();
    }
}
