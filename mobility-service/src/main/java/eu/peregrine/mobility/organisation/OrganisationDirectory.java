package eu.peregrine.mobility.organisation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
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

    /** The organisation, if its events have arrived. */
    public Optional<PartnerOrganisation> find(UUID id) {
        return repository.findByIdOptional(id);
    }

    /** Those of the organisations that are known, by id. */
    public Map<UUID, PartnerOrganisation> byIds(Collection<UUID> ids) {
        return repository.all(ids).stream().collect(Collectors.toMap(PartnerOrganisation::id, Function.identity()));
    }

    /** The school itself, once its events have arrived. */
    public Optional<PartnerOrganisation> home() {
        return repository.home();
    }
}
