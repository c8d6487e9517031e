package eu.peregrine.scholarships.grant;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The grant rules and their versions. */
@ApplicationScoped
public class GrantRuleRepository implements PanacheRepositoryBase<GrantRule, UUID> {

    /** Lets one replica alone write what is missing. */
    void lock() {
        getEntityManager()
                .createNativeQuery(
                        "select cast(pg_advisory_xact_lock(hashtext('peregrine.grant-rules')) as text)", String.class)
                .getSingleResult();
    }

    /** Whether a rule has the code. */
    boolean taken(String code) {
        return count("code", code) > 0;
    }

    void persist(GrantRuleVersion version) {
        getEntityManager().persist(version);
    }

    /** All versions of a rule, first to last. */
    List<GrantRuleVersion> versions(UUID ruleId) {
        return getEntityManager()
                .createQuery("from GrantRuleVersion v where v.ruleId = :rule order by v.number", GrantRuleVersion.class)
                .setParameter("rule", ruleId)
                .getResultList();
    }

    /** One version. */
    Optional<GrantRuleVersion> version(UUID ruleId, int number) {
        return getEntityManager()
                .createQuery(
                        "from GrantRuleVersion v where v.ruleId = :rule and v.number = :number", GrantRuleVersion.class)
                .setParameter("rule", ruleId)
                .setParameter("number", number)
                .getResultStream()
                .findFirst();
    }

    /** The version that holds on a day: of those that hold already, the last that was written. */
    Optional<GrantRuleVersion> versionOn(UUID ruleId, LocalDate day) {
        return getEntityManager()
                .createQuery("""
                    from GrantRuleVersion v where v.ruleId = :rule and v.effectiveFrom <= :day order by v.number desc
                    """, GrantRuleVersion.class)
                .setParameter("rule", ruleId)
                .setParameter("day", day)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }
}
