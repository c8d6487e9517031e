package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.UUID;

/**
 * Finds out for which party a caller acts, and on what basis: a partner for itself, an officer for the home school, and an
 * officer who names another party records that party's act from paper. Source: design, domain, "Acting for someone".
 */
@ApplicationScoped
class ActingParty {

    private final Caller caller;
    private final Acting acting;

    @Inject
    ActingParty(Caller caller, Acting acting) {
        this.caller = caller;
        this.acting = acting;
    }

    /**
     * An act on an agreement.
     *
     * @param party who acts
     * @param basis on what the act rests
     */
    record Act(UUID party, Basis basis) {
        Author author(UUID document) {
            return new Author(party, basis, document);
        }

        boolean isRecorded() {
            return basis == Basis.RECORDED;
        }
    }

    /**
     * @param agreement that is acted on
     * @param named the party that the request names; may be null
     * @throws eu.peregrine.kit.problem.ProblemException 403 when a partner names another party, 422 when nobody is named
     *     and the home school is no party, or an act is recorded without a reason
     */
    Act of(Agreement agreement, UUID named) {
        if (!caller.has(Roles.OFFICER)) {
            return ofPartner(named);
        }
        Optional<UUID> home = agreement.homeParty();
        UUID party = Optional.ofNullable(named)
                .or(() -> home)
                .orElseThrow(() -> Problems.invalid(new Violations()
                        .add(
                                "/organisationId",
                                "party-required",
                                "The home school is no party to this agreement; name the party you act for.")
                        .all()));
        if (home.filter(party::equals).isPresent()) {
            acting.onBehalfOf(party);
            return new Act(party, Basis.OWN_TOKEN);
        }
        acting.recordFor(party);
        return new Act(party, Basis.RECORDED);
    }

    /**
     * Whose words a caller writes: a partner its own, an officer the home school's.
     *
     * @param agreement that is written on
     * @return the party; null of an officer where the home school is no party
     */
    UUID author(Agreement agreement) {
        if (caller.has(Roles.OFFICER)) {
            return agreement.homeParty().orElse(null);
        }
        return ofPartner(null).party();
    }

    /**
     * Who drafts a new agreement.
     *
     * @return the caller's organisation for a partner; null for the office
     */
    UUID drafter() {
        return caller.has(Roles.OFFICER) ? null : ofPartner(null).party();
    }

    /** What is done now is entered from paper as a whole. */
    void recorded() {
        acting.basis(Basis.RECORDED);
    }

    private Act ofPartner(UUID named) {
        UUID own = caller.organisationId();
        if (named != null && !named.equals(own)) {
            throw Problems.forbidden("A partner acts for itself alone.");
        }
        acting.onBehalfOf(own);
        return new Act(own, Basis.OWN_TOKEN);
    }
}
