package eu.peregrine.scholarships.funder;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The projected funders. */
@ApplicationScoped
public class FunderRepository implements PanacheRepositoryBase<Funder, UUID> {

    private static final String UPSERT = """
            insert into funder (id, sequence, kind, name_en, name_fr, country, state, merged_into)
            values (:id, :sequence, :kind, :en, :fr, :country, :state, cast(:mergedInto as uuid))
            on conflict (id) do update set sequence = excluded.sequence, kind = excluded.kind, name_en = excluded.name_en,
              name_fr = excluded.name_fr, country = excluded.country, state = excluded.state,
              merged_into = excluded.merged_into
            where funder.sequence < excluded.sequence
            """;

    /** A survivor may be told of before the duplicate, and may have been merged itself. */
    private static final String SURVIVOR = """
            with recursive chain (at, target, step) as (
                select id, merged_into, 0 from funder where id = :id
                union all
                select f.id, f.merged_into, c.step + 1 from chain c join funder f on f.id = c.target where c.step < 100
            )
            select coalesce(target, at) from chain order by step desc limit 1
            """;

    /** The funder that stands for a known one in the end. */
    UUID survivor(UUID id) {
        return (UUID) getEntityManager()
                .createNativeQuery(SURVIVOR, UUID.class)
                .setParameter("id", id)
                .getSingleResult();
    }

    /** Writes what an event told, unless a later event was followed before; answers whether it was news. */
    boolean follow(OrganisationState organisation, FunderKind kind, long sequence) {
        return getEntityManager()
                        .createNativeQuery(UPSERT)
                        .setParameter("id", organisation.id())
                        .setParameter("sequence", sequence)
                        .setParameter("kind", kind.name())
                        .setParameter("en", organisation.name().en())
                        .setParameter("fr", organisation.name().fr())
                        .setParameter("country", organisation.country())
                        .setParameter("state", organisation.state())
                        .setParameter("mergedInto", organisation.mergedInto())
                        .executeUpdate()
                == 1;
    }

    /** The funders with these ids, by id. */
    public Map<UUID, Funder> byIds(Collection<UUID> ids) {
        return list("id in ?1", ids).stream().collect(Collectors.toMap(Funder::id, Function.identity()));
    }

    /** The funder where the condition lets it be seen. */
    public Optional<Funder> find(UUID id, Sight.Condition visible) {
        return find("from Funder e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }
}
