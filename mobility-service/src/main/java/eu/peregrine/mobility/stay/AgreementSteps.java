package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.mobility.learning.DelegationDraft;
import eu.peregrine.mobility.learning.Delegations;
import eu.peregrine.mobility.learning.LearningAgreement;
import eu.peregrine.mobility.learning.LearningAgreementDraft;
import eu.peregrine.mobility.learning.LearningAgreementState;
import eu.peregrine.mobility.learning.LearningAgreements;
import eu.peregrine.mobility.learning.Signature;
import eu.peregrine.mobility.learning.SignatureDelegation;
import eu.peregrine.mobility.learning.Signer;
import eu.peregrine.mobility.network.Network;
import eu.peregrine.mobility.stay.Bodies.AgreementRejection;
import eu.peregrine.mobility.stay.Bodies.Sign;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The steps of a mobility's learning agreement, each of them a step of the mobility too. */
@ApplicationScoped
@Transactional
public class AgreementSteps {
    private final MobilitySteps steps;
    private final LearningAgreements agreements;
    private final Delegations delegations;
    private final Network network;
    private final Parties parties;
    private final Caller caller;
    private final Acting acting;

    @Inject
    AgreementSteps(
            MobilitySteps steps,
            LearningAgreements agreements,
            Delegations delegations,
            Network network,
            Parties parties,
            Caller caller,
            Acting acting) {
        this.steps = steps;
        this.agreements = agreements;
        this.delegations = delegations;
        this.network = network;
        this.parties = parties;
        this.caller = caller;
        this.acting = acting;
    }

    /**
     * Writes the components without asking anybody to sign.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 428 without the version of the mobility that is changed
     */
    public Mobility draft(UUID id, String ifMatch, LearningAgreementDraft body) {
        return steps.step(id, ifMatch, m -> {
            IfMatch.required(ifMatch, m);
            LearningAgreement agreement = agreements.ofMobilityOrNew(id);
            agreement.draft(body.components(), body.form());
            m.learningAgreement("drafted", agreement.inForce(), parties.anyOf(null));
        });
    }

    /** Puts a new version of the learning agreement to the signers. */
    public Mobility propose(UUID id, String ifMatch, LearningAgreementDraft body) {
        return steps.step(id, ifMatch, m -> {
            LearningAgreement agreement = agreements.ofMobilityOrNew(id);
            Act act = parties.anyOf(null);
            boolean three = network.asksForThreeSignatures(m.agreementId());
            agreement.propose(body, m.period().days(), three, act.at());
            m.learningAgreement("proposed", agreement.inForce(), act);
        });
    }

    /** One of the signers, or somebody for them, signs the version they have read. */
    public Mobility sign(UUID id, String ifMatch, Sign body) {
        return steps.step(id, ifMatch, m -> {
            Parties.Signing signing = parties.signing(m, body.signer(), body.documentId());
            Act act = parties.anyOf(null).on(body.documentId());
            sign(
                    m,
                    new Signature(
                            signing.signer(),
                            body.version(),
                            act.at(),
                            act.basis(),
                            body.contentHash(),
                            signing.delegate()),
                    act);
        });
    }

    /** Somebody with a link signs what it was made for. */
    void signBy(Mobility mobility, Signer signer, Act act) {
        LearningAgreement agreement = agreements.ofMobilityOrNew(mobility.id());
        Signature signature = new Signature(signer, agreement.version(), act.at(), act.basis());
        steps.take(mobility, m -> sign(m, signature, act));
    }

    private void sign(Mobility mobility, Signature signature, Act act) {
        LearningAgreement agreement = agreements.ofMobilityOrNew(mobility.id());
        if (agreement.sign(signature)) {
            boolean complete = agreement.state() == LearningAgreementState.SIGNED;
            mobility.learningAgreement(complete ? "signed" : "countersigned", agreement.inForce(), act);
        }
    }

    /** One of the signers refuses the version they have read. */
    public Mobility reject(UUID id, String ifMatch, AgreementRejection body) {
        acting.reason(body.comment());
        return steps.step(id, ifMatch, m -> reject(m, body.version(), parties.anyOf(body.comment())));
    }

    /** Somebody with a link refuses the version that it was made for; the act says why. */
    void rejectBy(Mobility mobility, Act act) {
        int version = agreements.ofMobilityOrNew(mobility.id()).version();
        steps.take(mobility, m -> reject(m, version, act));
    }

    private void reject(Mobility mobility, int version, Act act) {
        LearningAgreement agreement = agreements.ofMobilityOrNew(mobility.id());
        agreement.reject(version, act.comment());
        mobility.learningAgreement("rejected", agreement.inForce(), act);
    }

    /** One of the signers lets somebody else sign for them. */
    public Mobility delegate(UUID id, String ifMatch, DelegationDraft body) {
        return steps.step(id, ifMatch, m -> {
            Signer signer = parties.delegating(m, body.signer(), body.documentId());
            Act act = parties.anyOf(null).on(body.documentId());
            delegations.give(id, signer, body, caller.subject(), Mobility.day(act.at()), act.at());
            m.learningAgreement("delegated", m.learningAgreementSigned(), act);
        });
    }

    /** Whoever has delegated a signature takes that back, or an officer records that they do. */
    public Mobility endDelegation(UUID id, UUID delegationId, String ifMatch) {
        return steps.step(id, ifMatch, m -> {
            SignatureDelegation delegation = delegations.found(id, delegationId);
            parties.endsDelegation(m, delegation.signer());
            Act act = parties.anyOf(null);
            delegations.end(delegation, act.at());
            m.learningAgreement("delegation-ended", m.learningAgreementSigned(), act);
        });
    }
}
