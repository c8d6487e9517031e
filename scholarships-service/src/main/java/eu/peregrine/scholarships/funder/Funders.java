package eu.peregrine.scholarships.funder;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.access.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/** The funders, to be read; they change as organisations at partners-service. */
@ApplicationScoped
@Transactional
public class Funders {

    private final FunderRepository funders;
    private final EntityManager database;
    private final Sight sight;

    Funders(FunderRepository funders, EntityManager database, Sight sight) {
        this.funders = funders;
        this.database = database;
        this.sight = sight;
    }

    /** A page of the funders that the caller may see. */
    public Page<FunderView> list(
            List<FunderKind> kinds, List<String> countries, List<String> states, ListRequest request) {
        Sight.Condition visible = visible();
        return Listing.of(database, Funder.class, "e")
                .always(visible.hql(), visible.parameters())
                .filter("kind", kinds, "e.kind in :kind")
                .filter("country", countries, "e.country in :country")
                .filter("state", states, "e.state in :state")
                .sortable(
                        "name",
                        "e.name.en",
                        String.class,
                        funder -> funder.name().en())
                .sortable("country", "e.country", String.class, Funder::country)
                .id(Funder::id)
                .defaultSort("name")
                .page(request, FunderView::of);
    }

    /**
     * One funder.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none that the caller may see
     */
    public FunderView get(UUID id) {
        return FunderView.of(funders.find(id, visible()).orElseThrow(() -> Problems.notFound("funder")));
    }

    private Sight.Condition visible() {
        return sight.of(null, "e.id");
    }
}
