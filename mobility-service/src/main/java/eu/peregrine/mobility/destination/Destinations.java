package eu.peregrine.mobility.destination;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The destinations: they follow agreements and campuses, nobody writes them by hand. */
@ApplicationScoped
@Transactional
public class Destinations {

    /** States in which what the event says is what binds. */
    static final Set<String> BINDING = Set.of("IN_FORCE", "AMENDMENT_PROPOSED", "TERMINATION_PROPOSED");

    private final DestinationRepository repository;
    private final ConditionRepository conditions;
    private final OrganisationDirectory organisations;
    private final Event<AgreementTold> told;

    @Inject
    Destinations(
            DestinationRepository repository,
            ConditionRepository conditions,
            OrganisationDirectory organisations,
            Event<AgreementTold> told) {
        this.repository = repository;
        this.conditions = conditions;
        this.organisations = organisations;
        this.told = told;
    }

    /** Takes what an agreement's event says, unless a later one was seen before. */
    void follow(AgreementPayload agreement, long sequence) {
        boolean newer = repository.advance(agreement.id(), sequence, agreement.state());
        if (!newer) {
            return;
        }
        boolean binds = BINDING.contains(agreement.state());
        List<Promise> promises = binds ? standing(Promise.of(agreement)) : List.of();
        List<AgreementPayload.Condition> promised =
                binds && agreement.conditions() != null ? agreement.conditions() : List.of();
        conditions.follow(
                agreement,
                promised,
                organisations.survivors(promised.stream()
                        .flatMap(condition -> Stream.of(condition.sending(), condition.receiving()))
                        .collect(Collectors.toSet())));
        take(promises, repository.ofAgreement(agreement.id()), sequence);
        told.fire(new AgreementTold(agreement.id()));
    }

    /** Takes what a campus's event says, unless a later one was seen before. */
    void follow(CampusPayload campus, long sequence) {
        if (repository.advance(campus, sequence)) {
            take(standing(Promise.of(campus)), repository.ofCampus(campus.id()), sequence);
        }
    }

    private void take(List<Promise> promises, List<Destination> before, long sequence) {
        Map<UUID, Destination> known = new HashMap<>();
        before.forEach(destination -> known.put(destination.id(), destination));
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

    /** An event may be older than the news that an organisation which it names was merged. */
    private List<Promise> standing(List<Promise> promises) {
        Map<UUID, UUID> survivors = organisations.survivors(promises.stream()
                .flatMap(promise -> Stream.of(promise.sendingId(), promise.hostId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return promises.stream().map(promise -> promise.between(survivors)).toList();
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such a destination */
    public DestinationView get(UUID id) {
        Destination destination =
                repository.sentTo(List.of(id)).stream().findFirst().orElseThrow(() -> Problems.notFound("destination"));
        return DestinationView.of(
                destination,
                organisations.find(destination.hostId()).orElse(null),
                repository.campuses(List.of(destination)).get(destination.campusId()),
                List.of());
    }

    /** The destinations that the home organisation may send to. */
    public Page<DestinationView> list(ListRequest request, DestinationFilter filter) {
        Page<Destination> page = repository.page(request, filter);
        Map<UUID, PartnerOrganisation> hosts = organisations.byIds(
                page.items().stream().map(Destination::hostId).collect(Collectors.toSet()));
        Map<UUID, FollowedCampus> campuses = repository.campuses(page.items());
        List<DestinationView> items = new ArrayList<>();
        for (Destination destination : page.items()) {
            items.add(DestinationView.of(
                    destination, hosts.get(destination.hostId()), campuses.get(destination.campusId()), null));
        }
        return new Page<>(items, page.next(), page.count());
    }
}
