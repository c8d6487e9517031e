package eu.peregrine.mobility.learning;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a student will study at the host and what the sender will recognise of it: one per mobility, in many versions,
 * and a version counts once student, sender and host have signed that very version, in this order. It belongs to its
 * mobility, whose version and events move with it.
 *
 * <pre>
 * DRAFT ─propose→ PROPOSED ─all sign→ SIGNED ;  PROPOSED ─reject(comment)→ REJECTED ─propose→ PROPOSED
 * SIGNED ─propose→ CHANGE_PROPOSED ─all sign→ SIGNED ;  CHANGE_PROPOSED ─reject(comment)→ SIGNED (the former version)
 * </pre>
 */
@Entity
@Table(name = "learning_agreement")
public class LearningAgreement {
    @Id
    @Column(name = "mobility_id")
    private UUID mobilityId;

    @Enumerated(EnumType.STRING)
    private LearningAgreementState state;

    @Column(name = "agreement_version")
    private int version;

    @Convert(converter = ComponentsText.class)
    private List<Component> components;

    @Convert(converter = SignaturesText.class)
    private List<Signature> signatures;

    @Column(name = "in_force_version")
    private Integer inForceVersion;

    @Column(name = "in_force_components")
    @Convert(converter = ComponentsText.class)
    private List<Component> inForceComponents;

    @Column(name = "in_force_signatures")
    @Convert(converter = SignaturesText.class)
    private List<Signature> inForceSignatures;

    private String comment;

    protected LearningAgreement() {}

    /** An empty draft for a mobility. */
    public LearningAgreement(UUID mobilityId) {
        this.mobilityId = mobilityId;
        this.state = LearningAgreementState.DRAFT;
        this.components = List.of();
        this.signatures = List.of();
    }

    /**
     * Replaces the draft, without asking anybody to sign.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it was proposed
     */
    public void draft(List<Component> newComponents) {
        require("draft", LearningAgreementState.DRAFT, LearningAgreementState.REJECTED);
        this.components = List.copyOf(newComponents);
    }

    /**
     * Puts a new version to the signers; signatures of a former version do not count for it.
     *
     * @param newComponents null proposes the components as they are
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything that is wrong with the components
     */
    public void propose(List<Component> newComponents) {
        List<Component> proposed = newComponents == null ? components : List.copyOf(newComponents);
        check(proposed);
        components = proposed;
        version++;
        signatures = List.of();
        comment = null;
        state = inForceVersion == null ? LearningAgreementState.PROPOSED : LearningAgreementState.CHANGE_PROPOSED;
    }

    /**
     * Adds a signature; with the host's, the last one, the version is SIGNED. Signing the same version again changes
     * nothing.
     *
     * @param signature who, when, and which version they saw
     * @return whether it was new
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the version is not the proposed one, or when somebody
     *     has to sign before
     */
    public boolean sign(Signature signature) {
        if (signature.version() != version) {
            throw Problems.stale("You signed version " + signature.version()
                    + " of the learning agreement, but it is at version " + version
                    + " now. Read it again, then sign that version.");
        }
        if (signatures.stream().anyMatch(s -> s.signer() == signature.signer() && s.version() == version)) {
            return false;
        }
        require("sign", LearningAgreementState.PROPOSED, LearningAgreementState.CHANGE_PROPOSED);
        Signer due = awaiting().get(0);
        if (signature.signer() != due) {
            throw Problems.conflict(
                    "signature-out-of-order",
                    "The learning agreement is signed by student, sender and host in this order; the " + name(due)
                            + " has not signed yet.");
        }
        signatures = append(signatures, signature);
        if (awaiting().isEmpty()) {
            state = LearningAgreementState.SIGNED;
            inForceVersion = version;
            inForceComponents = components;
            inForceSignatures = signatures;
        }
        return true;
    }

    /**
     * Refuses the proposed version. A rejected change leaves the signed version in force.
     *
     * @param seen the version that is refused
     */
    public void reject(int seen, String why) {
        if (seen != version) {
            throw Problems.stale("You rejected version " + seen + " of the learning agreement, but it is at version "
                    + version + " now.");
        }
        require("reject", LearningAgreementState.PROPOSED, LearningAgreementState.CHANGE_PROPOSED);
        comment = why;
        if (inForceVersion == null) {
            state = LearningAgreementState.REJECTED;
            signatures = List.of();
        } else {
            state = LearningAgreementState.SIGNED;
            components = inForceComponents;
            signatures = inForceSignatures;
        }
    }

    /** Whether some version was signed by all; a proposed change does not undo that. */
    public boolean inForce() {
        return inForceVersion != null;
    }

    /** Who still has to sign the proposed version, the next one first. */
    public List<Signer> awaiting() {
        if (state != LearningAgreementState.PROPOSED && state != LearningAgreementState.CHANGE_PROPOSED) {
            return List.of();
        }
        Set<Signer> missing = EnumSet.allOf(Signer.class);
        missing.removeAll(signedBy());
        return List.copyOf(missing);
    }

    /** The mobility it belongs to, and its own id too. */
    public UUID mobilityId() {
        return mobilityId;
    }

    /** Where its life has come to. */
    public LearningAgreementState state() {
        return state;
    }

    /** The version last proposed; 0 before the first. */
    public int version() {
        return version;
    }

    /** What the version last proposed, or the draft, says. */
    public List<Component> components() {
        return components;
    }

    /** Who has signed the version last proposed. */
    public List<Signature> signatures() {
        return signatures;
    }

    /** The version all have signed; null before. */
    public Integer inForceVersion() {
        return inForceVersion;
    }

    /** Why it was rejected last; null if it was not. */
    public String comment() {
        return comment;
    }

    private Set<Signer> signedBy() {
        Set<Signer> signed = EnumSet.noneOf(Signer.class);
        signatures.forEach(s -> signed.add(s.signer()));
        return signed;
    }

    private static void check(List<Component> components) {
        Violations violations = new Violations();
        boolean studies = components.stream().anyMatch(c -> c.table() != ComponentTable.B);
        violations.check(
                studies,
                "/components",
                "nothing-studied",
                "A learning agreement names at least one component in table A or C.");
        for (int i = 0; i < components.size(); i++) {
            Component c = components.get(i);
            boolean described = c.description() != null && !c.description().isBlank();
            violations.check(
                    c.table() != ComponentTable.C || described,
                    "/components/" + i + "/description",
                    "description-required",
                    "A virtual component (table C) needs a description.");
        }
        violations.throwIfAny();
    }

    private void require(String verb, LearningAgreementState... legal) {
        if (!List.of(legal).contains(state)) {
            throw Problems.illegalTransition("learning agreement", state, verb, legalVerbs());
        }
    }

    private List<String> legalVerbs() {
        return switch (state) {
            case DRAFT, REJECTED -> List.of("draft", "propose");
            case PROPOSED, CHANGE_PROPOSED -> List.of("propose", "sign", "reject");
            case SIGNED -> List.of("propose");
        };
    }

    private static String name(Signer signer) {
        return signer.name().toLowerCase(java.util.Locale.ROOT);
    }

    private static <T> List<T> append(List<T> list, T element) {
        List<T> longer = new ArrayList<>(list);
        longer.add(element);
        return List.copyOf(longer);
    }
}
