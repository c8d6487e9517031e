package eu.peregrine.scholarships.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

/**
 * Short references that people can quote, such as {@code AWD-2026-0042}. The number comes from a database sequence per
 * kind, so that nobody waits for anybody; a transaction that is rolled back leaves a gap, which means nothing.
 */
@ApplicationScoped
public class References {

    private final EntityManager database;
    private final Clock clock;

    References(EntityManager database, Clock clock) {
        this.database = database;
        this.clock = clock;
    }

    /** The next reference of the kind, with the year of the domain's clock. */
    public String next(ReferenceKind kind) {
        return next(kind, 1).get(0);
    }

    /** So many references of the kind, for many things at once. */
    @SuppressWarnings("unchecked")
    public List<String> next(ReferenceKind kind, int count) {
        int year = LocalDate.now(clock).getYear();
        List<Long> numbers = database.createNativeQuery(
                        "select nextval('" + kind.sequence() + "') from generate_series(1, :count)", Long.class)
                .setParameter("count", count)
                .getResultList();
        return numbers.stream()
                .map(number -> "%s-%d-%04d".formatted(kind.prefix(), year, number))
                .toList();
    }
}
