package eu.peregrine.mobility.arrival;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores guides. */
@ApplicationScoped
class ArrivalGuideRepository implements PanacheRepositoryBase<ArrivalGuide, UUID> {

    /** The guide of exactly that term, or of the year where it is null. */
    Optional<ArrivalGuide> of(String academicYear, String term) {
        return find("academicYear = ?1 and coalesce(term, '') = ?2", academicYear, term == null ? "" : term)
                .firstResultOptional();
    }

    Page<ArrivalGuide> page(ListRequest request, List<String> academicYears, List<String> terms) {
        return Listing.of(getEntityManager(), ArrivalGuide.class, "g")
                .filter("academicYear", academicYears, "g.academicYear in :academicYear")
                .filter("term", terms, "g.term in :term")
                .sortable("academicYear", "g.academicYear", String.class, ArrivalGuide::academicYear)
                .defaultSort("academicYear")
                .page(request, g -> g);
    }
}
