package eu.peregrine.mobility.destination;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What other features read of destinations: many at once, with a bounded number of statements. */
@ApplicationScoped
@Transactional
public class DestinationDirectory {

    private final DestinationRepository repository;
    private final ConditionRepository conditions;
    private final OrganisationDirectory organisations;

    @Inject
    DestinationDirectory(
            DestinationRepository repository, ConditionRepository conditions, OrganisationDirectory organisations) {
        this.repository = repository;
        this.conditions = conditions;
        this.organisations = organisations;
    }

    /** The destination, if the home organisation may send to it. */
    public Optional<DestinationFacts> find(UUID id) {
        return facts(repository.sentTo(List.of(id))).stream().findFirst();
    }

    /** A condition of an agreement that is or was in force, whatever it is for and whoever sends. */
    public Optional<ConditionFacts> condition(UUID id) {
        return conditions.find(id);
    }

    /** Those of the agreements that are known to be in force no longer. */
    public Set<UUID> outOfForce(Collection<UUID> agreements) {
        return repository.outOfForce(agreements);
    }

    /** Those of the destinations that exist, open or not, by id. */
    public Map<UUID, DestinationFacts> byIds(Collection<UUID> ids) {
        return facts(repository.sentTo(ids)).stream()
                .collect(Collectors.toMap(DestinationFacts::id, Function.identity()));
    }

    /** All destinations of an academic year, open or not, by id. */
    public List<DestinationFacts> ofYear(String academicYear) {
        return facts(repository.sentTo(academicYear));
    }

    /**
     * The destinations of an academic year, page by page, open or not.
     *
     * @param term null for both terms
     * @param ids only these; empty for all
     */
    public Page<DestinationFacts> page(ListRequest request, String academicYear, String term, List<UUID> ids) {
        DestinationFilter filter = new DestinationFilter();
        filter.academicYears = List.of(academicYear);
        filter.terms = term == null ? List.of() : List.of(term);
        filter.ids = ids;
        Page<Destination> page = repository.page(request, filter);
        return new Page<>(facts(page.items()), page.next(), page.count());
    }

    /** All destinations of a term, open or not, by id. */
    public List<DestinationFacts> ofTerm(String term) {
        return facts(repository.sentToInTerm(term));
    }

    private List<DestinationFacts> facts(List<Destination> destinations) {
        Map<UUID, PartnerOrganisation> hosts = organisations.byIds(
                destinations.stream().map(Destination::hostId).collect(Collectors.toSet()));
        Map<UUID, FollowedCampus> campuses = repository.campuses(destinations);
        return destinations.stream()
                .map(destination ->
                        facts(destination, hosts.get(destination.hostId()), campuses.get(destination.campusId())))
                .toList();
    }

    private static DestinationFacts facts(Destination destination, PartnerOrganisation host, FollowedCampus campus) {
        LocalizedText hostName =
                host == null ? LocalizedText.en(destination.hostId().toString()) : host.name();
        String hostCountry = host == null ? null : host.country();
        return new DestinationFacts(
                destination.id(),
                destination.conditionId(),
                destination.agreementId(),
                destination.campusId(),
                destination.hostId(),
                campus == null ? hostName : campus.name(),
                campus == null ? hostCountry : campus.country(),
                destination.academicYear(),
                destination.term(),
                destination.welcome().iscedF(),
                destination.welcome().eqfLevels(),
                destination.welcome().languages(),
                destination.seatsPromised(),
                destination.monthsPromised(),
                destination.inForce(),
                host != null && host.active());
    }
}
