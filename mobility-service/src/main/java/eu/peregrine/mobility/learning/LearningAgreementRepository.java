package eu.peregrine.mobility.learning;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Learning agreements by the mobility they belong to. */
@ApplicationScoped
public class LearningAgreementRepository implements PanacheRepositoryBase<LearningAgreement, UUID> {

    /** The agreement of a mobility, if somebody has begun one. */
    public Optional<LearningAgreement> ofMobility(UUID mobilityId) {
        return findByIdOptional(mobilityId);
    }

    /** The agreements of many mobilities in one statement, by mobility; those without one are absent. */
    public Map<UUID, LearningAgreement> byMobilities(Collection<UUID> mobilityIds) {
        return mobilityIds.isEmpty()
                ? Map.of()
                : find("mobilityId in ?1", mobilityIds).stream()
                        .collect(Collectors.toMap(LearningAgreement::mobilityId, a -> a));
    }

    /** The agreement of a mobility, begun now if there was none. */
    public LearningAgreement ofMobilityOrNew(UUID mobilityId) {
        return ofMobility(mobilityId).orElseGet(() -> {
            LearningAgreement begun = new LearningAgreement(mobilityId);
            persist(begun);
            return begun;
        });
    }
}
