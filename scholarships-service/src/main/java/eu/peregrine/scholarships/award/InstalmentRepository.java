package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.access.Sight;
import eu.peregrine.scholarships.funder.FunderMerged;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The instalments. */
@ApplicationScoped
public class InstalmentRepository implements PanacheRepositoryBase<Instalment, UUID> {

    /** The instalment where the condition lets it be seen. */
    public Optional<Instalment> find(UUID id, Sight.Condition visible) {
        return find("from Instalment e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }

    /** Makes the instalments that a merged funder pays the survivor's; nothing that is said of them changes. */
    void follow(FunderMerged merged) {
        update("funderId = ?1 where funderId = ?2", merged.survivor(), merged.duplicate());
    }

    /** The instalments of an award in their order. */
    public List<Instalment> ofAward(UUID awardId) {
        return list("awardId = ?1 order by number", awardId);
    }

    /** The instalments with these ids, in the order of their references. */
    public List<Instalment> ofIds(Collection<UUID> ids) {
        return list("id in ?1 order by reference", ids);
    }

    /** The awards with an account that have an instalment whose number of days before the start has come. */
    @SuppressWarnings("unchecked")
    List<UUID> awardsBeforeStart(LocalDate today, int limit) {
        return getEntityManager()
                .createNativeQuery("""
                        select distinct a.id from award a
                        join instalment i on i.award_id = a.id and i.state = 'PLANNED'
                        join mobility_facts m on m.id = a.mobility_id
                        cross join lateral jsonb_array_elements_text(i.release_when) as w(word)
                        where a.state in ('CONTRACTED', 'IN_PAYMENT') and a.account_sealed is not null
                          and w.word like 'days-before-start(%'
                          and m.planned_start - cast(substring(w.word from '[0-9]+') as integer) <= :today
                        limit :limit
                        """, UUID.class)
                .setParameter("today", today)
                .setParameter("limit", limit)
                .getResultList();
    }
}
