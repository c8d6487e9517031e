package eu.peregrine.mobility.learning;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who may sign a learning agreement for whom; the mobility decides who may delegate. */
@ApplicationScoped
@Transactional
public class Delegations {
    private final DelegationRepository repository;

    @Inject
    Delegations(DelegationRepository repository) {
        this.repository = repository;
    }

    /** All that were ever given for a mobility, oldest first. */
    public List<SignatureDelegation> of(UUID mobilityId) {
        return repository.of(mobilityId);
    }

    /**
     * Lets somebody sign for a signer.
     *
     * @param own subject of whoever gives it
     * @throws eu.peregrine.kit.problem.ProblemException 422 when the last day is over, or nobody else is named
     */
    public SignatureDelegation give(
            UUID mobilityId, Signer signer, DelegationDraft draft, String own, LocalDate today, Instant at) {
        new Violations()
                .check(!draft.until().isBefore(today), "/until", "in-the-past", "It is " + today + " today.")
                .check(
                        !draft.subject().equals(own),
                        "/subject",
                        "delegate-to-oneself",
                        "A signature is delegated to somebody else.")
                .throwIfAny();
        SignatureDelegation given = new SignatureDelegation(mobilityId, signer, draft, at);
        repository.persist(given);
        return given;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 when the mobility has no such delegation */
    public SignatureDelegation found(UUID mobilityId, UUID id) {
        return repository.of(mobilityId).stream()
                .filter(delegation -> delegation.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("delegation"));
    }

    /** Takes a delegation back; what was signed under it stays signed. */
    public void end(SignatureDelegation delegation, Instant at) {
        delegation.end(at);
    }

    /**
     * The delegation by which somebody may sign.
     *
     * @param signer for whom; null for anybody
     */
    public Optional<SignatureDelegation> to(String subject, UUID mobilityId, Signer signer, LocalDate today) {
        return repository.of(mobilityId).stream()
                .filter(d -> d.subject().equals(subject) && d.holdsOn(today))
                .filter(d -> signer == null || d.signer() == signer)
                .findFirst();
    }
}
