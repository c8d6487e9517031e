package eu.peregrine.mobility.learning;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Learning agreements by the mobility they belong to; the mobility decides who may see and change them. */
@ApplicationScoped
@Transactional
public class LearningAgreements {
    private final LearningAgreementRepository repository;

    @Inject
    LearningAgreements(LearningAgreementRepository repository) {
        this.repository = repository;
    }

    /** The agreement of a mobility, if somebody has begun one. */
    public Optional<LearningAgreement> ofMobility(UUID mobilityId) {
        return repository.findByIdOptional(mobilityId);
    }

    /** The agreements of many mobilities in one statement, by mobility; those without one are absent. */
    public Map<UUID, LearningAgreement> byMobilities(Collection<UUID> mobilityIds) {
        return repository.all(mobilityIds).stream()
                .collect(Collectors.toMap(LearningAgreement::mobilityId, Function.identity()));
    }

    /** The agreement of a mobility, begun now if there was none. */
    public LearningAgreement ofMobilityOrNew(UUID mobilityId) {
        return ofMobility(mobilityId).orElseGet(() -> {
            LearningAgreement begun = new LearningAgreement(mobilityId);
            repository.persist(begun);
            return begun;
        });
    }
}
