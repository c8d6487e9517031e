package eu.peregrine.scholarships.funder;

import eu.peregrine.scholarships.access.Sight;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** The projected funders. */
@ApplicationScoped
public class FunderRepository implements PanacheRepositoryBase<Funder, UUID> {

    private static final String UPSERT = """
            insert into funder (id, sequence, kind, name_en, name_fr, country, state)
            values (:id, :sequence, :kind, :en, :fr, :country, :state)
            on conflict (id) do update set sequence = excluded.sequence, kind = excluded.kind, name_en = excluded.name_en,
              name_fr = excluded.name_fr, country = excluded.country, state = excluded.state
            where funder.sequence < excluded.sequence
            """;

    /** Writes what an event told, unless a later event was followed before. */
    void follow(OrganisationState organisation, FunderKind kind, long sequence) {
        getEntityManager()
                .createNativeQuery(UPSERT)
                .setParameter("id", organisation.id())
                .setParameter("sequence", sequence)
                .setParameter("kind", kind.name())
                .setParameter("en", organisation.name().en())
                .setParameter("fr", organisation.name().fr())
                .setParameter("country", organisation.country())
                .setParameter("state", organisation.state())
                .executeUpdate();
    }

    /** The funder where the condition lets it be seen. */
    public Optional<Funder> find(UUID id, Sight.Condition visible) {
        return find("from Funder e where e.id = :id and " + visible.hql(), visible.with("id", id))
                .firstResultOptional();
    }
}
