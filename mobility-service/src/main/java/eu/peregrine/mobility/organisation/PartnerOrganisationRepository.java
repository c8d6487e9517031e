package eu.peregrine.mobility.organisation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores what is known of organisations. */
@ApplicationScoped
class PartnerOrganisationRepository implements PanacheRepositoryBase<PartnerOrganisation, UUID> {

    private static final HostTermsText TERMS = new HostTermsText();

    private static final String FOLLOW = """
            insert into partner_organisation as known (id, sequence, kind, name_en, name_fr, country, city, state, home,
                merged_into, decision_limit_weeks, transcript_limit_weeks, website, schac, host_terms)
            values (:id, :sequence, :kind, :nameEn, cast(:nameFr as text), cast(:country as text), cast(:city as text), :state, :home,
                cast(:mergedInto as uuid), cast(:decisionWeeks as integer), cast(:transcriptWeeks as integer),
                cast(:website as text), cast(:schac as text), cast(:hostTerms as text))
            on conflict (id) do update set
                sequence = excluded.sequence, kind = excluded.kind, name_en = excluded.name_en,
                name_fr = excluded.name_fr, country = excluded.country, city = excluded.city,
                state = excluded.state, home = excluded.home, merged_into = excluded.merged_into,
                decision_limit_weeks = excluded.decision_limit_weeks,
                transcript_limit_weeks = excluded.transcript_limit_weeks,
                website = excluded.website, schac = excluded.schac, host_terms = excluded.host_terms
            where known.sequence < excluded.sequence
            """;

    /** A survivor may be told of before the duplicate, and may have been merged itself. */
    private static final String SURVIVORS = """
            with recursive chain (asked, at, target, step) as (
                select id, id, merged_into, 0 from partner_organisation where id in (:ids)
                union all
                select c.asked, o.id, o.merged_into, c.step + 1
                from chain c join partner_organisation o on o.id = c.target
                where c.step < 100
            )
            select distinct on (asked) asked, coalesce(target, at) from chain order by asked, step desc
            """;

    /** The organisations that stand for these in the end: others for those that were merged, each for itself otherwise. */
    Map<UUID, UUID> survivors(Collection<UUID> ids) {
        Map<UUID, UUID> survivors = new HashMap<>();
        if (ids.isEmpty()) {
            return survivors;
        }
        List<?> rows = getEntityManager()
                .createNativeQuery(SURVIVORS, Object[].class)
                .setParameter("ids", ids)
                .getResultList();
        for (Object row : rows) {
            Object[] cells = (Object[]) row;
            survivors.put((UUID) cells[0], (UUID) cells[1]);
        }
        return survivors;
    }

    /** Takes what an event says, unless a later one was seen before; answers whether it was news. */
    boolean follow(OrganisationPayload organisation, long sequence) {
        return getEntityManager()
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
                        .setParameter("mergedInto", organisation.mergedInto())
                        .setParameter(
                                "decisionWeeks",
                                organisation.factsheet() == null
                                        ? null
                                        : organisation.factsheet().decisionLimitWeeks())
                        .setParameter(
                                "transcriptWeeks",
                                organisation.factsheet() == null
                                        ? null
                                        : organisation.factsheet().transcriptLimitWeeks())
                        .setParameter(
                                "hostTerms",
                                organisation.factsheet() == null
                                        ? null
                                        : TERMS.convertToDatabaseColumn(
                                                organisation.factsheet().hostTerms()))
                        .setParameter("website", organisation.website())
                        .setParameter(
                                "schac",
                                organisation.identifiers() == null
                                        ? null
                                        : organisation.identifiers().schac())
                        .executeUpdate()
                == 1;
    }

    List<PartnerOrganisation> all(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : list("id in ?1", ids);
    }

    Optional<PartnerOrganisation> home() {
        return find("home = true").firstResultOptional();
    }
}
