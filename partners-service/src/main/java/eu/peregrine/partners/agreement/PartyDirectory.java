package eu.peregrine.partners.agreement;

import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import eu.peregrine.partners.organisation.OrganisationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Tells agreements about the organisations that are to be parties. */
@ApplicationScoped
class PartyDirectory {

    private static final Set<OrganisationState> AVAILABLE =
            Set.of(OrganisationState.PROSPECT, OrganisationState.ACTIVE);

    private final OrganisationRepository organisations;

    @Inject
    PartyDirectory(OrganisationRepository organisations) {
        this.organisations = organisations;
    }

    /** The organisations among the ids that exist. */
    Map<UUID, Party> of(Collection<UUID> ids) {
        Set<UUID> wanted = ids.stream().filter(Objects::nonNull).collect(Collectors.toSet());
        return organisations.byIds(wanted).stream()
                .map(PartyDirectory::party)
                .collect(Collectors.toMap(Party::id, Function.identity()));
    }

    /** References to the organisations, by their ids. */
    Map<UUID, Ref> refs(Collection<UUID> ids) {
        return organisations.byIds(ids).stream().collect(Collectors.toMap(Organisation::id, Organisation::toRef));
    }

    private static Party party(Organisation organisation) {
        return new Party(
                organisation.id(),
                organisation.heiId(),
                organisation.isHome(),
                AVAILABLE.contains(organisation.state()),
                organisation.mergedInto());
    }
}
