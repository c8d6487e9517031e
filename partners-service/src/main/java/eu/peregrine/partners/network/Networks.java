package eu.peregrine.partners.network;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.partners.organisation.Organisation;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What one can ask about networks. They change where all organisations do. */
@ApplicationScoped
@Transactional
public class Networks {

    private final NetworkRepository repository;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Networks(NetworkRepository repository, Caller caller, Clock clock) {
        this.repository = repository;
        this.caller = caller;
        this.clock = clock;
    }

    Page<NetworkView> list(NetworkFilter filter, ListRequest request) {
        Page<Organisation> page = repository.page(filter, caller.staff(), request);
        Map<UUID, Long> members =
                repository.members(page.items().stream().map(Organisation::id).toList(), LocalDate.now(clock));
        return page.map(network -> NetworkView.of(network, members.getOrDefault(network.id(), 0L)));
    }

    NetworkView get(UUID id) {
        Organisation network = repository.visible(id, caller.staff()).orElseThrow(() -> Problems.notFound("network"));
        long members = repository.members(List.of(id), LocalDate.now(clock)).getOrDefault(id, 0L);
        return NetworkView.of(network, members);
    }
}
