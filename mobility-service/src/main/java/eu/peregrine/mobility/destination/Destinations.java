package eu.peregrine.mobility.destination;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The destinations: they follow the agreements, nobody writes them by hand. */
@ApplicationScoped
@Transactional
public class Destinations {

    /** States in which what the event says is what binds. */
    private static final Set<String> BINDING = Set.of("IN_FORCE", "AMENDMENT_PROPOSED", "TERMINATION_PROPOSED");

    private final DestinationRepository repository;
    private final OrganisationDirectory organisations;

    @Inject
    Destinations(DestinationRepository repository, OrganisationDirectory organisations) {
        this.repository = repository;
        this.organisations = organisations;
    }

    /** Takes what an agreement's event says, unless a later one was seen before. */
    void follow(AgreementPayload agreement, long sequence) {
        boolean newer = repository.advance(agreement.id(), sequence, agreement.state());
        if (!newer) {
            return;
        }
        List<Promise> promises = BINDING.contains(agreement.state()) ? Promise.of(agreement) : List.of();
        Map<UUID, Destination> known = new HashMap<>();
        repository.ofAgreement(agreement.id()).forEach(destination -> known.put(destination.id(), destination));
        // A condition may have come over from another agreement, which it then no longer belongs to.
        repository
                .all(promises.stream().map(Promise::id).toList())
                .forEach(destination -> known.put(destination.id(), destination));
        for (Promise promise : promises) {
            Destination destination = known.remove(promise.id());
            if (destination == null) {
                repository.persist(new Destination(promise, sequence));
            } else {
                destination.follow(promise, sequence);
            }
        }
        known.values().forEach(destination -> destination.close(sequence));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such a destination */
    public DestinationView get(UUID id) {
        Destination destination =
                repository.sentTo(List.of(id)).stream().findFirst().orElseThrow(() -> Problems.notFound("destination"));
        return DestinationView.of(
                destination, organisations.find(destination.hostId()).orElse(null), List.of());
    }

    /** The destinations that the home organisation may send to. */
    public Page<DestinationView> list(ListRequest request, DestinationFilter filter) {
        Page<Destination> page = repository.page(request, filter);
        Map<UUID, PartnerOrganisation> hosts = organisations.byIds(
                page.items().stream().map(Destination::hostId).collect(Collectors.toSet()));
        List<DestinationView> items = new ArrayList<>();
        for (Destination destination : page.items()) {
            items.add(DestinationView.of(destination, hosts.get(destination.hostId()), null));
        }
        return new Page<>(items, page.next(), page.count());
    }
}
