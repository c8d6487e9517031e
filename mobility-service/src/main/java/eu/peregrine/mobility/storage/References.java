package eu.peregrine.mobility.storage;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Gives out the short references that people quote, such as {@code OUT-2026-0042}: counted per prefix and calendar
 * year, without gaps. Writers of one prefix wait for each other until the end of their transactions.
 */
@ApplicationScoped
public class References {
    private final EntityManager entityManager;
    private final Clock clock;

    @Inject
    References(EntityManager entityManager, Clock clock) {
        this.entityManager = entityManager;
        this.clock = clock;
    }

    /** The next reference of this year. */
    public String next(String prefix) {
        return next(prefix, 1).get(0);
    }

    /** The next references of this year, in order. */
    @Transactional
    public List<String> next(String prefix, int howMany) {
        int year = LocalDate.now(clock).getYear();
        int last = ((Number) entityManager
                        .createNativeQuery("insert into reference_number as r (prefix, year, last)"
                                + " values (:prefix, :year, :many) on conflict (prefix, year)"
                                + " do update set last = r.last + :many returning last")
                        .setParameter("prefix", prefix)
                        .setParameter("year", year)
                        .setParameter("many", howMany)
                        .getSingleResult())
                .intValue();
        List<String> references = new ArrayList<>(howMany);
        for (int number = last - howMany + 1; number <= last; number++) {
            references.add(String.format("%s-%d-%04d", prefix, year, number));
        }
        return references;
    }
}
