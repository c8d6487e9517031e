package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.mobility.apprenticeship.Apprenticeships;
import eu.peregrine.mobility.convention.Convention;
import eu.peregrine.mobility.convention.ConventionDraft;
import eu.peregrine.mobility.convention.ConventionSigner;
import eu.peregrine.mobility.convention.ConventionVersion;
import eu.peregrine.mobility.convention.ConventionView;
import eu.peregrine.mobility.convention.Conventions;
import eu.peregrine.mobility.network.Network;
import eu.peregrine.mobility.student.ApprenticeContract;
import eu.peregrine.mobility.student.StudentDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** The steps of a mobility's convention, each of them a step of the mobility too. */
@ApplicationScoped
@Transactional
public class ConventionSteps {
    private final MobilitySteps steps;
    private final Mobilities mobilities;
    private final Conventions conventions;
    private final Apprenticeships apprenticeships;
    private final StudentDirectory students;
    private final Network network;
    private final Parties parties;
    private final Acting acting;

    @Inject
    ConventionSteps(
            MobilitySteps steps,
            Mobilities mobilities,
            Conventions conventions,
            Apprenticeships apprenticeships,
            StudentDirectory students,
            Network network,
            Parties parties,
            Acting acting) {
        this.steps = steps;
        this.mobilities = mobilities;
        this.conventions = conventions;
        this.apprenticeships = apprenticeships;
        this.students = students;
        this.network = network;
        this.parties = parties;
        this.acting = acting;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 before one was proposed */
    public ConventionView get(UUID id) {
        mobilities.found(id);
        return ConventionView.of(conventions.found(id));
    }

    /** Puts a version of the convention, or an amendment, to the signers. */
    public Mobility propose(UUID id, String ifMatch, ConventionDraft body) {
        return steps.step(id, ifMatch, m -> {
            Conventions.Circumstances about = circumstances(m);
            if (!m.kind().underConvention() && !about.apprentice()) {
                throw Problems.conflict(
                        "no-convention",
                        "A stay of kind " + m.kind().code() + " is under a convention for apprentices only.");
            }
            Act act = parties.anyOf(body.reason());
            Convention convention = conventions.propose(id, body, about, act.at());
            m.convention("proposed", convention.inForce(), act);
        });
    }

    /** Somebody signs the version they have read. */
    public Mobility sign(UUID id, String ifMatch, Bodies.SignConvention body) {
        return steps.step(id, ifMatch, m -> {
            ConventionSigner signer = parties.conventionSigner(m, body.signer(), body.documentId());
            Act act = parties.anyOf(null).on(body.documentId());
            sign(m, signer, body.version(), body.contentHash(), act);
        });
    }

    /** Somebody with a link signs what it was made for. */
    void signBy(Mobility mobility, ConventionSigner signer, Act act) {
        ConventionVersion last = conventions.found(mobility.id()).last();
        steps.take(mobility, m -> sign(m, signer, last.number(), last.contentHash(), act));
    }

    private void sign(Mobility mobility, ConventionSigner signer, int version, String hash, Act act) {
        if (conventions.sign(mobility.id(), signer, version, hash, act.at(), act.basis())) {
            Convention convention = conventions.found(mobility.id());
            boolean complete = convention.awaiting().isEmpty();
            mobility.convention(complete ? "signed" : "countersigned", convention.inForce(), act);
        }
    }

    /** One of the signers refuses the version they have read. */
    public Mobility reject(UUID id, String ifMatch, Bodies.AgreementRejection body) {
        acting.reason(body.comment());
        return steps.step(id, ifMatch, m -> reject(m, body.version(), parties.anyOf(body.comment())));
    }

    /** Somebody with a link refuses the version that it was made for; the act says why. */
    void rejectBy(Mobility mobility, Act act) {
        int version = conventions.found(mobility.id()).last().number();
        steps.take(mobility, m -> reject(m, version, act));
    }

    private void reject(Mobility mobility, int version, Act act) {
        conventions.reject(mobility.id(), version, act.comment());
        mobility.convention("rejected", conventions.found(mobility.id()).inForce(), act);
    }

    /** The host of an apprentice need not sign where the school has an agreement with it already. */
    private Conventions.Circumstances circumstances(Mobility mobility) {
        boolean apprentice = mobility.direction() == Direction.OUTGOING
                && mobility.studentId() != null
                && students.find(mobility.studentId())
                        .filter(Apprenticeships::isApprentice)
                        .isPresent();
        return new Conventions.Circumstances(
                mobility.period(),
                apprentice,
                apprentice
                        ? apprenticeships
                                .contract(mobility.studentId())
                                .map(ApprenticeContract::period)
                                .orElse(null)
                        : null,
                network.binds(
                        mobility.sendingId(),
                        mobility.hostId(),
                        mobility.period().start()));
    }
}
