package eu.peregrine.mobility.campaign;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Stores campaigns and their runs. */
@ApplicationScoped
class CampaignRepository implements PanacheRepositoryBase<Campaign, UUID> {

    /** The campaign, a draft only for staff. */
    Optional<Campaign> visible(UUID id, boolean staff) {
        return find("id = ?1 and (?2 = true or state <> ?3)", id, staff, CampaignState.DRAFT)
                .firstResultOptional();
    }

    Page<Campaign> page(ListRequest request, CampaignFilter filter, boolean staff) {
        Listing<Campaign> listing = Listing.of(getEntityManager(), Campaign.class, "c")
                .filter("state", filter.states, "c.state in :state")
                .filter("academicYear", filter.academicYears, "c.academicYear in :academicYear")
                .filter("term", filter.terms, "c.term in :term")
                .sortable("reference", "c.reference", String.class, Campaign::reference)
                .sortable(
                        "windowEnd",
                        "c.windowEnd",
                        LocalDate.class,
                        c -> c.window().end())
                .defaultSort("reference");
        if (!staff) {
            listing.always("c.state <> :draft", Map.of("draft", CampaignState.DRAFT));
        }
        return listing.page(request, c -> c);
    }

    /** Other campaigns whose seats are planned and not yet offered. */
    List<Campaign> planning(String academicYear, UUID except) {
        return list("academicYear = ?1 and id <> ?2 and state <> ?3", academicYear, except, CampaignState.PUBLISHED);
    }

    void keep(AllocationRun run) {
        getEntityManager().persist(run);
    }

    Optional<AllocationRun> run(UUID campaignId, int number) {
        return getEntityManager()
                .createQuery(
                        "from AllocationRun r where r.campaignId = :campaign and r.run = :run", AllocationRun.class)
                .setParameter("campaign", campaignId)
                .setParameter("run", number)
                .getResultStream()
                .findFirst();
    }
}
