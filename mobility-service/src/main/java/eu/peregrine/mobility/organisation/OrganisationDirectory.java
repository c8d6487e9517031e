package eu.peregrine.mobility.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What other features read of organisations. */
@ApplicationScoped
@Transactional
public class OrganisationDirectory {

    private final PartnerOrganisationRepository repository;

    @Inject
    OrganisationDirectory(PartnerOrganisationRepository repository) {
        this.repository = repository;
    }

    /** The organisation, or the one that stands for it since they were merged, if its events have arrived. */
    public Optional<PartnerOrganisation> find(UUID id) {
        return Optional.ofNullable(byIds(List.of(id)).get(id));
    }

    /** Those of the organisations that are known, by the id asked for; one that was merged is answered by its survivor. */
    public Map<UUID, PartnerOrganisation> byIds(Collection<UUID> ids) {
        Map<UUID, PartnerOrganisation> known = new HashMap<>(known(ids));
        List<UUID> merged = known.values().stream()
                .filter(organisation -> organisation.mergedInto() != null)
                .map(PartnerOrganisation::id)
                .toList();
        if (!merged.isEmpty()) {
            Map<UUID, UUID> survivors = repository.survivors(merged);
            Map<UUID, PartnerOrganisation> standing = known(survivors.values());
            merged.forEach(
                    id -> known.computeIfPresent(id, (key, self) -> standing.getOrDefault(survivors.get(key), self)));
        }
        return known;
    }

    private Map<UUID, PartnerOrganisation> known(Collection<UUID> ids) {
        return repository.all(ids).stream().collect(Collectors.toMap(PartnerOrganisation::id, Function.identity()));
    }

    /**
     * The organisations that stand for these in the end, by the id asked for: others for those that were merged, each for
     * itself otherwise, and nothing for one that is not known.
     */
    public Map<UUID, UUID> survivors(Collection<UUID> ids) {
        return repository.survivors(ids);
    }

    /** The school itself, once its events have arrived. */
    public Optional<PartnerOrganisation> home() {
        return repository.home();
    }
}
