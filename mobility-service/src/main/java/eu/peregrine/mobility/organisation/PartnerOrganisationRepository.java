package eu.peregrine.mobility.organisation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores what is known of organisations. */
@ApplicationScoped
class PartnerOrganisationRepository implements PanacheRepositoryBase<PartnerOrganisation, UUID> {

    private static final String FOLLOW = """
            insert into partner_organisation as known (id, sequence, kind, name_en, name_fr, country, city, state, home)
            values (:id, :sequence, :kind, :nameEn, cast(:nameFr as text), cast(:country as text), cast(:city as text), :state, :home)
            on conflict (id) do update set
                sequence = excluded.sequence, kind = excluded.kind, name_en = excluded.name_en,
                name_fr = excluded.name_fr, country = excluded.country, city = excluded.city,
                state = excluded.state, home = excluded.home
            where known.sequence < excluded.sequence
            """;

    /** Takes what an event says, unless a later one was seen before. */
    void follow(OrganisationPayload organisation, long sequence) {
        getEntityManager()
                .createNativeQuery(FOLLOW)
                .setParameter("id", organisation.id())
                .setParameter("sequence", sequence)
                .setParameter("kind", organisation.kind())
                .setParameter("nameEn", organisation.name().en())
                .setParameter("nameFr", organisation.name().fr())
                .setParameter("country", organisation.country())
                .setParameter("city", organisation.city())
                .setParameter("state", organisation.state())
                .setParameter("home", Boolean.TRUE.equals(organisation.home()))
                .executeUpdate();
    }

    List<PartnerOrganisation> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    Optional<PartnerOrganisation> home() {
        return find("home = true").firstResultOptional();
    }
}
