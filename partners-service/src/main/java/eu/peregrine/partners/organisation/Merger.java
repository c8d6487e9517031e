package eu.peregrine.partners.organisation;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.document.Documents;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Merges an organisation that was entered twice into the one that stays. */
@ApplicationScoped
@Transactional
public class Merger {

    private final OrganisationAccess access;
    private final Organisations organisations;
    private final OrganisationRepository repository;
    private final Documents documents;
    private final Event<OrganisationsMerged> merged;
    private final Acting acting;

    @Inject
    Merger(
            OrganisationAccess access,
            Organisations organisations,
            OrganisationRepository repository,
            Documents documents,
            Event<OrganisationsMerged> merged,
            Acting acting) {
        this.access = access;
        this.organisations = organisations;
        this.repository = repository;
        this.documents = documents;
        this.merged = merged;
        this.acting = acting;
    }

    /** Merges the first into the second and answers the second. */
    OrganisationView merge(UUID id, String ifMatch, UUID into) {
        repository.lock(id, into);
        Organisation duplicate = access.toChange(id, ifMatch);
        Organisation survivor = repository.byId(into).orElse(null);
        MergeRules.check(duplicate, survivor);
        documents.handOver(OrganisationAccess.KIND, id, into);
        merged.fire(new OrganisationsMerged(id, into));
        repository.mergedInto(id).forEach(earlier -> {
            earlier.follow(survivor, access.now());
            access.publish(earlier);
        });
        repository.membersOf(id).forEach(member -> {
            member.rejoin(id, survivor, access.now());
            access.publish(member);
        });
        Estate estate = duplicate.handOver(survivor, access.now());
        // Its parts and identifiers leave the duplicate before they come to the survivor, since no two may have them.
        access.publish(duplicate);
        survivor.absorb(estate, access.now());
        acting.apart(() -> {
            String which = "Its duplicate " + id + " was merged into it.";
            acting.reason(acting.reason() == null ? which : which + " " + acting.reason());
            access.publish(survivor);
            return into;
        });
        return organisations.get(into);
    }
}
