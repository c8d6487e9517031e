package eu.peregrine.partners.agreement;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Listing;
import eu.peregrine.kit.list.Page;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Notes in the database. */
@ApplicationScoped
class NoteRepository implements PanacheRepositoryBase<AgreementNote, UUID> {

    long count(UUID agreement) {
        return count("agreementId", agreement);
    }

    /** One note of an agreement; for whoever is not staff only one that the parties read. */
    Optional<AgreementNote> of(UUID agreement, UUID id, boolean staff) {
        return getEntityManager()
                .createQuery(
                        "select n from AgreementNote n where n.id = :id and n.agreementId = :agreement"
                                + " and (:staff = true or n.visibility = :open)",
                        AgreementNote.class)
                .setParameter("id", id)
                .setParameter("agreement", agreement)
                .setParameter("staff", staff)
                .setParameter("open", NoteVisibility.PARTIES)
                .getResultList()
                .stream()
                .findFirst();
    }

    /** A page of the notes of one agreement, oldest first; of whoever is not staff those alone that the parties read. */
    Page<AgreementNote> page(UUID agreement, NoteFilter filter, boolean staff, ListRequest request) {
        Listing<AgreementNote> listing = Listing.of(getEntityManager(), AgreementNote.class, "n")
                .always("n.agreementId = :agreement", Map.of("agreement", agreement))
                .filter("revision", filter.revision, "n.revision in :revision")
                .filter("condition", filter.condition, "n.conditionId in :condition")
                .filter("visibility", filter.visibility, "n.visibility in :visibility")
                .id(AgreementNote::id)
                .sortable("at", "n.madeAt", Instant.class, AgreementNote::madeAt)
                .defaultSort("at");
        if (!staff) {
            listing.always("n.visibility = :open", Map.of("open", NoteVisibility.PARTIES));
        }
        return listing.page(request, note -> note);
    }
}
