package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.convention.ConventionSigner;
import eu.peregrine.mobility.learning.Delegations;
import eu.peregrine.mobility.learning.SignatureDelegation;
import eu.peregrine.mobility.learning.Signer;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/**
 * Decides whether the caller may act as a party of a mobility, and on which basis: the party itself by its own token, an
 * officer for a party that has none, recorded with a reason.
 */
@RequestScoped
class Parties {
    private final Caller caller;
    private final Acting acting;
    private final Delegations delegations;
    private final Clock clock;

    @Inject
    Parties(Caller caller, Acting acting, Delegations delegations, Clock clock) {
        this.caller = caller;
        this.acting = acting;
        this.delegations = delegations;
        this.clock = clock;
    }

    /** An act of the school itself. */
    Act office() {
        forSelf();
        return act(acting.reason());
    }

    /** An act of the receiving organisation; for guests that is the school. */
    Act host(Mobility mobility, String comment) {
        forSelf();
        UUID own = caller.organisationId();
        boolean host = own != null && mobility.hostIds().contains(own);
        boolean schoolIsHost = mobility.direction() == Direction.INCOMING && schoolActs();
        if (!host && !schoolIsHost) {
            requireOfficer("Only the host may do this, or an officer who records it.");
            acting.recordFor(mobility.hostId());
        }
        return act(comment == null ? acting.reason() : comment);
    }

    /** An act of the organisation that sends: the school, or the partner a guest comes from. */
    Act sender(Mobility mobility, String comment) {
        forSelf();
        boolean partner = mobility.direction() == Direction.INCOMING
                && mobility.sendingId().equals(caller.organisationId());
        boolean school = mobility.direction() == Direction.OUTGOING && schoolActs();
        if (!partner && !school) {
            requireOfficer("Only the sending organisation may do this, or an officer who records it.");
            acting.recordFor(mobility.sendingId());
        }
        return act(comment == null ? acting.reason() : comment);
    }

    /** An act of the participant or of those who look after them: no reason is asked for. */
    Act anyOf(String comment) {
        return act(comment == null ? acting.reason() : comment);
    }

    /** Whose signature is given, and by whom if not by the signer. */
    record Signing(Signer signer, String delegate) {}

    /**
     * Whose signature the caller gives: their own, that of somebody who delegated it to them, or one that an officer records.
     *
     * @param named whose; null when one signs for oneself
     */
    Signing signing(Mobility mobility, Signer named) {
        forSelf();
        Signer own = ownSignature(mobility);
        if (own != null && (named == null || named == own)) {
            return new Signing(own, null);
        }
        SignatureDelegation delegation = delegations
                .to(caller.subject(), mobility.id(), named, Mobility.day(clock.instant()))
                .orElse(null);
        if (delegation != null) {
            acting.onBehalfOf(partyOf(mobility, delegation.signer()));
            return new Signing(delegation.signer(), delegation.name());
        }
        if (named == null) {
            throw Problems.forbidden("Say whose signature you record (signer), or sign with the token of a party.");
        }
        recordAs(mobility, named);
        return new Signing(named, null);
    }

    /**
     * The signer for whom the caller may delegate.
     *
     * @param named whose delegation an officer records; null when one delegates one's own signature
     */
    Signer delegating(Mobility mobility, Signer named) {
        forSelf();
        Signer own = ownSignature(mobility);
        if (own != null && (named == null || named == own)) {
            return own;
        }
        if (named == null) {
            throw Problems.forbidden("Say whose delegation you record (signer), or use the token of a party.");
        }
        recordAs(mobility, named);
        return named;
    }

    private void recordAs(Mobility mobility, Signer signer) {
        requireOfficer("Nobody signs for another party but an officer who records it, or whom it has named.");
        acting.recordFor(partyOf(mobility, signer));
    }

    private static UUID partyOf(Mobility mobility, Signer signer) {
        return switch (signer) {
            case STUDENT -> mobility.studentId();
            case SENDER -> mobility.sendingId();
            case HOST -> mobility.hostId();
        };
    }

    /**
     * Whose signature of a convention the caller gives.
     *
     * @param named whose; null when the caller can give one alone
     */
    ConventionSigner conventionSigner(Mobility mobility, ConventionSigner named) {
        forSelf();
        List<ConventionSigner> own = ownConventionSigners(mobility);
        if (named == null && !own.isEmpty()) {
            return own.get(0);
        }
        if (named != null && own.contains(named)) {
            return named;
        }
        if (named == null) {
            throw Problems.forbidden("Say whose signature you record (signer), or sign with the token of a party.");
        }
        requireOfficer("Nobody signs for another party but an officer who records it.");
        acting.recordFor(
                switch (named) {
                    case STUDENT -> mobility.studentId();
                    case SCHOOL, SCHOOL_TUTOR -> schoolOf(mobility);
                    case HOST, HOST_TUTOR -> mobility.hostId();
                    // Employers are no organisations here; the trail names the student whose employer it is.
                    case EMPLOYER -> mobility.studentId();
                });
        return named;
    }

    private List<ConventionSigner> ownConventionSigners(Mobility mobility) {
        UUID organisation = caller.organisationId();
        if (caller.studentId() != null && caller.studentId().equals(mobility.studentId())) {
            return List.of(ConventionSigner.STUDENT);
        }
        if (organisation != null && mobility.hostIds().contains(organisation)) {
            return List.of(ConventionSigner.HOST, ConventionSigner.HOST_TUTOR);
        }
        return schoolActs() ? List.of(ConventionSigner.SCHOOL, ConventionSigner.SCHOOL_TUTOR) : List.of();
    }

    private static UUID schoolOf(Mobility mobility) {
        return mobility.direction() == Direction.OUTGOING ? mobility.sendingId() : mobility.hostId();
    }

    /** One request may take many steps; what was said of the one before does not hold for the next. */
    private void forSelf() {
        acting.basis(Basis.OWN_TOKEN);
        acting.onBehalfOf(null);
    }

    private Signer ownSignature(Mobility mobility) {
        UUID organisation = caller.organisationId();
        if (caller.studentId() != null && caller.studentId().equals(mobility.studentId())) {
            return Signer.STUDENT;
        }
        if (organisation != null && mobility.hostIds().contains(organisation)) {
            return Signer.HOST;
        }
        if (organisation != null && organisation.equals(mobility.sendingId())) {
            return Signer.SENDER;
        }
        if (caller.has(Roles.COORDINATOR)) {
            return mobility.direction() == Direction.OUTGOING ? Signer.SENDER : Signer.HOST;
        }
        return null;
    }

    private boolean schoolActs() {
        return caller.has(Roles.OFFICER, Roles.COORDINATOR);
    }

    private void requireOfficer(String otherwise) {
        if (!caller.has(Roles.OFFICER)) {
            throw Problems.forbidden(otherwise);
        }
    }

    private Act act(String comment) {
        return new Act(clock.instant(), acting.basis(), comment);
    }
}
