package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
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
 * officer for a party that has none, recorded with a reason and the paper that it is on.
 */
@RequestScoped
class Parties {
    private static final String AT_PAPER = "/documentId";
    private static final String FOR_OTHERS =
            "Nobody signs for another party but an officer who records it, or whom it has named.";

    private final Caller caller;
    private final Acting acting;
    private final Delegations delegations;
    private final Documents documents;
    private final Clock clock;

    @Inject
    Parties(Caller caller, Acting acting, Delegations delegations, Documents documents, Clock clock) {
        this.caller = caller;
        this.acting = acting;
        this.delegations = delegations;
        this.documents = documents;
        this.clock = clock;
    }

    /** An act of the school itself. */
    Act office() {
        forSelf();
        return act(acting.reason());
    }

    /**
     * An act of the receiving organisation; for guests that is the school.
     *
     * @param paper the document that an officer records it from; may be null for whoever acts for itself
     * @throws eu.peregrine.kit.problem.ProblemException 422 for what is recorded without a reason or its paper, and for a paper
     *     that the stay does not have
     */
    Act host(Mobility mobility, String comment, UUID paper) {
        forSelf();
        UUID own = caller.organisationId();
        boolean host = own != null && mobility.hostIds().contains(own);
        boolean schoolIsHost = mobility.direction() == Direction.INCOMING && schoolActs();
        if (!host && !schoolIsHost) {
            requireOfficer("Only the host may do this, or an officer who records it.");
            recordFor(mobility.hostId(), paper);
        }
        requireKept(mobility, paper);
        return act(comment == null ? acting.reason() : comment).on(paper);
    }

    /**
     * An act of the organisation that sends which says all there is to it: a nomination, or its content. For the partner that a
     * guest comes from an officer does so with a reason alone.
     */
    Act sender(Mobility mobility) {
        if (!isSender(mobility)) {
            requireOfficer("Only the sending organisation may do this, or an officer who records it.");
            acting.recordFor(mobility.sendingId());
        }
        return act(acting.reason());
    }

    /**
     * A decision of the organisation that sends: the school, or the partner a guest comes from.
     *
     * @param paper as with {@link #host}
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #host}
     */
    Act sender(Mobility mobility, String comment, UUID paper) {
        if (!isSender(mobility)) {
            requireOfficer("Only the sending organisation may do this, or an officer who records it.");
            recordFor(mobility.sendingId(), paper);
        }
        requireKept(mobility, paper);
        return act(comment == null ? acting.reason() : comment).on(paper);
    }

    private boolean isSender(Mobility mobility) {
        forSelf();
        boolean partner = mobility.direction() == Direction.INCOMING
                && mobility.sendingId().equals(caller.organisationId());
        return partner || mobility.direction() == Direction.OUTGOING && schoolActs();
    }

    /** An act of the participant or of those who look after them: no reason is asked for. */
    Act anyOf(String comment) {
        return act(comment == null ? acting.reason() : comment);
    }

    /**
     * The same, on a paper where there is one.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 422 for a paper that the stay does not have
     */
    Act anyOf(Mobility mobility, UUID paper) {
        requireKept(mobility, paper);
        return act(acting.reason()).on(paper);
    }

    /** Whose signature is given, and by whom if not by the signer. */
    record Signing(Signer signer, String delegate) {}

    /**
     * Whose signature the caller gives: their own, that of somebody who delegated it to them, or one that an officer records.
     *
     * @param named whose; null when one signs for oneself
     * @param paper as with {@link #host}
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #host}
     */
    Signing signing(Mobility mobility, Signer named, UUID paper) {
        forSelf();
        requireKept(mobility, paper);
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
        requireOfficer(FOR_OTHERS);
        recordFor(partyOf(mobility, named), paper);
        return new Signing(named, null);
    }

    /**
     * The signer for whom the caller may delegate.
     *
     * @param named whose delegation an officer records; null when one delegates one's own signature
     * @param paper as with {@link #host}
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #host}
     */
    Signer delegating(Mobility mobility, Signer named, UUID paper) {
        requireKept(mobility, paper);
        if (!isOwn(mobility, named)) {
            requireOfficer(FOR_OTHERS);
            recordFor(partyOf(mobility, named), paper);
            return named;
        }
        return ownSignature(mobility);
    }

    /** The signer whose delegation the caller takes back; an officer does so for another, with a reason. */
    void endsDelegation(Mobility mobility, Signer signer) {
        if (!isOwn(mobility, signer)) {
            requireOfficer(FOR_OTHERS);
            acting.recordFor(partyOf(mobility, signer));
        }
    }

    private boolean isOwn(Mobility mobility, Signer named) {
        forSelf();
        Signer own = ownSignature(mobility);
        if (own != null && (named == null || named == own)) {
            return true;
        }
        if (named == null) {
            throw Problems.forbidden("Say whose delegation you record (signer), or use the token of a party.");
        }
        return false;
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
     * @param paper as with {@link #host}
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #host}
     */
    ConventionSigner conventionSigner(Mobility mobility, ConventionSigner named, UUID paper) {
        forSelf();
        requireKept(mobility, paper);
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
        recordFor(
                switch (named) {
                    case STUDENT -> mobility.studentId();
                    case SCHOOL, SCHOOL_TUTOR -> schoolOf(mobility);
                    case HOST, HOST_TUTOR -> mobility.hostId();
                    // Employers are no organisations here; the trail names the student whose employer it is.
                    case EMPLOYER -> mobility.studentId();
                },
                paper);
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

    /** A partner or student sees on what it rests what was recorded for them, and may contradict it. */
    private void recordFor(UUID party, UUID paper) {
        acting.recordFor(party);
        new Violations()
                .check(
                        paper != null,
                        AT_PAPER,
                        "document-required",
                        "What is recorded for another party names the paper it is on.")
                .throwIfAny();
    }

    private void requireKept(Mobility mobility, UUID paper) {
        new Violations()
                .check(
                        paper == null
                                || documents.of(MobilityFiles.KIND, mobility.id()).stream()
                                        .map(DocumentRef::id)
                                        .anyMatch(paper::equals),
                        AT_PAPER,
                        "unknown-document",
                        "The stay has no document with this id.")
                .throwIfAny();
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
