package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.util.List;
import org.hibernate.Session;

/** What is known of the grants for stays to come: what scholarships-service has told of its awards. */
@ApplicationScoped
@Transactional
public class GrantForecasts {

    private static final String AHEAD = """
            from mobility m
            left join mobility_funding f on f.mobility_id = m.id and f.kind = 'award'
                and f.state in ('OFFERED', 'ACCEPTED', 'CONTRACTED', 'IN_PAYMENT', 'SETTLED')
            where m.cohort = :cohort and m.direction = 'OUTGOING'
                and m.state in ('PLANNED', 'NOMINATED', 'HOST_APPROVED', 'READY')
            """;

    private final EntityManager entities;

    @Inject
    GrantForecasts(EntityManager entities) {
        this.entities = entities;
    }

    /** The grants of a cohort, by its year. */
    public GrantsAhead of(String cohort) {
        Session session = entities.unwrap(Session.class);
        Object[] count = session.createNativeQuery(
                        "select count(distinct m.id), count(distinct f.mobility_id) " + AHEAD, Object[].class)
                .setParameter("cohort", cohort)
                .getSingleResult();
        List<Money> expected = session
                .createNativeQuery(
                        "select f.currency, sum(f.amount) " + AHEAD
                                + " and f.amount is not null group by f.currency order by f.currency",
                        Object[].class)
                .setParameter("cohort", cohort)
                .getResultList()
                .stream()
                .map(row -> new Money((BigDecimal) row[1], (String) row[0]))
                .toList();
        long stays = ((Number) count[0]).longValue();
        long granted = ((Number) count[1]).longValue();
        return new GrantsAhead(stays, granted, stays - granted, expected);
    }
}
