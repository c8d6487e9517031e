package eu.peregrine.scholarships.reference;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Clock;
import java.time.LocalDate;

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
        Number number = (Number) database.createNativeQuery("select nextval('" + kind.sequence() + "')", Long.class)
                .getSingleResult();
        return "%s-%d-%04d".formatted(kind.prefix(), LocalDate.now(clock).getYear(), number.longValue());
    }
}
