package eu.peregrine.mobility.convention;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Period;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Conventions by the mobility they belong to; the mobility decides who may see and change them. */
@ApplicationScoped
@Transactional
public class Conventions {
    private final ConventionRepository repository;

    @Inject
    Conventions(ConventionRepository repository) {
        this.repository = repository;
    }

    /**
     * What the rules look at.
     *
     * @param stay first and last day
     * @param apprentice whether the student is one
     * @param contract days of the apprentice's contract; null if they are not known
     * @param priorAgreement whether an agreement with the host binds already
     */
    public record Circumstances(Period stay, boolean apprentice, Period contract, boolean priorAgreement) {}

    /** The convention of a mobility, if one was proposed. */
    public Optional<Convention> ofMobility(UUID mobilityId) {
        return repository.findByIdOptional(mobilityId);
    }

    /** The conventions of many stays in one statement, by mobility; those without one are absent. */
    public Map<UUID, Convention> byMobilities(Collection<UUID> mobilityIds) {
        return repository.all(mobilityIds).stream()
                .collect(Collectors.toMap(Convention::mobilityId, Function.identity()));
    }

    /**
     * Puts a version to the signers.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything that is wrong with it
     */
    public Convention propose(UUID mobilityId, ConventionDraft draft, Circumstances about, Instant at) {
        Violations violations = new Violations();
        ConventionRules.checkRegime(
                draft.terms().regime(), about.apprentice(), about.contract(), about.stay(), violations);
        violations.throwIfAny();
        Convention convention = ofMobility(mobilityId).orElse(null);
        boolean begun = convention == null;
        if (begun) {
            convention = new Convention(mobilityId);
        }
        convention.propose(
                draft, ConventionRules.signers(about.apprentice(), about.priorAgreement()), about.stay(), at);
        if (begun) {
            repository.persist(convention);
        }
        return convention;
    }

    /**
     * Adds a signature.
     *
     * @param hash what the signer has read; null if they do not say
     * @return whether it was new
     * @throws eu.peregrine.kit.problem.ProblemException 404 before one was proposed, 409 when something else is proposed
     */
    public boolean sign(UUID mobilityId, ConventionSigner signer, int version, String hash, Instant at, Basis basis) {
        return found(mobilityId).sign(signer, version, hash, at, basis);
    }

    /** Refuses the proposed version. */
    public void reject(UUID mobilityId, int version, String why) {
        found(mobilityId).reject(version, why);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 before one was proposed */
    public Convention found(UUID mobilityId) {
        return ofMobility(mobilityId).orElseThrow(() -> Problems.notFound("convention"));
    }
}
