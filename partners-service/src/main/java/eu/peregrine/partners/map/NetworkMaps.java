package eu.peregrine.partners.map;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import eu.peregrine.partners.organisation.OrganisationFilter;
import eu.peregrine.partners.organisation.OrganisationView;
import eu.peregrine.partners.organisation.Organisations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Draws the network as the caller may see it. */
@ApplicationScoped
@Transactional
public class NetworkMaps {

    private final Organisations organisations;
    private final SeatCounts counts;
    private final Clock clock;

    @Inject
    NetworkMaps(Organisations organisations, SeatCounts counts, Clock clock) {
        this.organisations = organisations;
        this.counts = counts;
        this.clock = clock;
    }

    /**
     * @param filter as in the list; its year is that which seats are counted in, the next one when absent
     * @throws eu.peregrine.kit.problem.ProblemException 400 for what is no year, no box, no limit
     */
    NetworkMap draw(OrganisationFilter filter, ListRequest request) {
        AcademicYearSpan year = AcademicYearSpan.one("?academicYear", filter.academicYear(), LocalDate.now(clock));
        Page<OrganisationView> page = organisations.list(filter.located(), request);
        List<UUID> ids = page.items().stream().map(OrganisationView::id).toList();
        Map<UUID, Long> agreements = counts.agreements(ids);
        Map<UUID, SeatCounts.Seats> seats = counts.seats(ids, year.lower(), year.upper());
        List<NetworkFeature> features = page.items().stream()
                .map(organisation -> feature(
                        organisation,
                        agreements.getOrDefault(organisation.id(), 0L),
                        year.from(),
                        seats.getOrDefault(organisation.id(), SeatCounts.Seats.NONE)))
                .toList();
        return NetworkMap.of(features, page.next());
    }

    private static NetworkFeature feature(
            OrganisationView organisation, long agreements, String year, SeatCounts.Seats seats) {
        return new NetworkFeature(
                "Feature",
                organisation.id(),
                new NetworkFeature.Point("Point", List.of(organisation.longitude(), organisation.latitude())),
                new NetworkFeature.Properties(
                        organisation.name(),
                        organisation.kind(),
                        organisation.state(),
                        organisation.country(),
                        organisation.city(),
                        organisation.home(),
                        organisation.labels().stream()
                                .map(label -> label.label())
                                .distinct()
                                .toList(),
                        organisation.memberships().stream()
                                .map(membership -> membership.network())
                                .distinct()
                                .toList(),
                        agreements,
                        year,
                        seats.promised(),
                        seats.free(),
                        "/api/v1/organisations/" + organisation.id()));
    }
}
