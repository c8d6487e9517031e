package eu.peregrine.mobility.learning;

import eu.peregrine.kit.json.EnumName;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * What a student will study at the host and what the sender will recognise of it: one per mobility, in many versions,
 * and a version counts once student, sender and host have signed that very version, in this order; outside of Erasmus+ it
 * may do without the host. Every version stays readable. It belongs to its mobility, whose version and events move with it.
 *
 * <pre>
 * DRAFT ─propose→ PROPOSED ─all sign→ SIGNED ;  PROPOSED ─reject(comment)→ REJECTED ─propose→ PROPOSED
 * SIGNED ─propose→ CHANGE_PROPOSED ─all sign→ SIGNED ;  CHANGE_PROPOSED ─reject(comment)→ SIGNED (the former version)
 * </pre>
 *
 * <p>A change says why each component is deleted or inserted. Agreements of blended and short doctoral stays are not changed
 * once they are signed (Erasmus Without Paper, learning agreements 1.1).
 */
@Entity
@Table(name = "learning_agreement")
public class LearningAgreement {
    /** Days of physical presence (Erasmus+ Programme Guide, blended and short-term doctoral mobility: 5 to 30). */
    private static final int LONGEST_SHORT_STAY = 30;

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

    @Enumerated(EnumType.STRING)
    private AgreementForm form;

    @Convert(converter = ComponentChangesText.class)
    private List<ComponentChange> changes;

    @Column(name = "host_signs")
    private boolean hostSigns;

    @Enumerated(EnumType.STRING)
    @Column(name = "in_force_form")
    private AgreementForm inForceForm;

    @Column(name = "in_force_changes")
    @Convert(converter = ComponentChangesText.class)
    private List<ComponentChange> inForceChanges;

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL)
    @OrderBy("number")
    private List<AgreementVersion> versions = new ArrayList<>();

    protected LearningAgreement() {}

    /** An empty draft for a mobility. */
    public LearningAgreement(UUID mobilityId) {
        this.mobilityId = mobilityId;
        this.state = LearningAgreementState.DRAFT;
        this.components = List.of();
        this.signatures = List.of();
        this.form = AgreementForm.SEMESTER;
        this.changes = List.of();
        this.hostSigns = true;
    }

    /**
     * Replaces the draft, without asking anybody to sign; what is null stays as it is.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 once it was proposed
     */
    public void draft(List<Component> newComponents, AgreementForm newForm) {
        require("draft", LearningAgreementState.DRAFT, LearningAgreementState.REJECTED);
        components = newComponents == null ? components : List.copyOf(newComponents);
        form = newForm == null ? form : newForm;
    }

    /**
     * Puts a new version to the signers; signatures of a former version do not count for it.
     *
     * @param draft without components it proposes them as they are
     * @param stay days of the stay, both ends counted
     * @param three whether three signatures are asked for in any case
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything that is wrong with the components, with a change
     *     or with the form; 409 when an agreement in this form is not changed any more
     */
    public void propose(LearningAgreementDraft draft, long stay, boolean three, Instant at) {
        List<Component> proposed = draft.components() == null ? components : List.copyOf(draft.components());
        AgreementForm newForm = draft.form() == null ? form : draft.form();
        if (inForceVersion != null && inForceForm.isShort()) {
            throw Problems.conflict(
                    "form-without-changes",
                    "The learning agreement of a blended or short doctoral stay is not changed once all have signed it.");
        }
        Violations violations = new Violations();
        check(proposed, newForm, stay, violations);
        boolean withoutHost = Boolean.FALSE.equals(draft.hostSigns());
        violations.check(
                !withoutHost || !three,
                "/hostSigns",
                "host-must-sign",
                "Under an Erasmus+ agreement the host signs the learning agreement.");
        List<ComponentChange> reasoned =
                inForceVersion == null ? List.of() : reasoned(proposed, draft.changes(), violations);
        violations.throwIfAny();
        if (awaitsSignatures()) {
            present().became(VersionOutcome.REPLACED, null);
        }
        components = proposed;
        changes = reasoned;
        form = newForm;
        hostSigns = !withoutHost;
        version++;
        signatures = List.of();
        comment = null;
        state = inForceVersion == null ? LearningAgreementState.PROPOSED : LearningAgreementState.CHANGE_PROPOSED;
        versions.add(new AgreementVersion(this, at));
    }

    /**
     * Adds a signature; with the last one that is asked for, the version is SIGNED. Signing the same version again changes
     * nothing.
     *
     * @param signature who, when, which version they saw, and what it said if they say so
     * @return whether it was new
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the version is not the proposed one or says something else,
     *     or when somebody has to sign before
     */
    public boolean sign(Signature signature) {
        if (signature.version() != version) {
            throw Problems.stale("You signed version " + signature.version()
                    + " of the learning agreement, but it is at version " + version
                    + " now. Read it again, then sign that version.");
        }
        if (signature.contentHash() != null && !signature.contentHash().equals(contentHash())) {
            throw Problems.stale("What you signed is not what version " + version
                    + " of the learning agreement says. Read it again, then sign what it says.");
        }
        if (signatures.stream().anyMatch(s -> s.signer() == signature.signer() && s.version() == version)) {
            return false;
        }
        boolean hostAfterwards = state == LearningAgreementState.SIGNED
                && inForceVersion == version
                && signature.signer() == Signer.HOST;
        if (!hostAfterwards) {
            require("sign", LearningAgreementState.PROPOSED, LearningAgreementState.CHANGE_PROPOSED);
            Signer due = awaiting().get(0);
            if (signature.signer() != due) {
                throw Problems.conflict(
                        "signature-out-of-order",
                        "The learning agreement is signed by student, sender and host in this order; the " + name(due)
                                + " has not signed yet.");
            }
        }
        signatures = append(signatures, signature.of(contentHash()));
        present().signedBy(signatures);
        if (hostAfterwards) {
            inForceSignatures = signatures;
        } else if (awaiting().isEmpty()) {
            state = LearningAgreementState.SIGNED;
            inForceVersion = version;
            inForceComponents = components;
            inForceSignatures = signatures;
            inForceForm = form;
            inForceChanges = changes;
            present().became(VersionOutcome.SIGNED, null);
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
        present().became(VersionOutcome.REJECTED, why);
        if (inForceVersion == null) {
            state = LearningAgreementState.REJECTED;
            signatures = List.of();
        } else {
            state = LearningAgreementState.SIGNED;
            components = inForceComponents;
            signatures = inForceSignatures;
            form = inForceForm;
            changes = inForceChanges;
        }
    }

    /** Whether this one's signature would be taken now. */
    public boolean takes(Signer signer) {
        if (signedBy().contains(signer)) {
            return false;
        }
        boolean hostAfterwards = signer == Signer.HOST && inForceShown() && inForceVersion == version;
        return hostAfterwards || awaitsSignatures() && awaiting().get(0) == signer;
    }

    /** Takes a signature off the proposed version, since the signer never gave it; of a version in force nothing is. */
    public void withdraw(Signer signer) {
        if (awaitsSignatures()) {
            signatures = signatures.stream().filter(s -> s.signer() != signer).toList();
            present().signedBy(signatures);
        }
    }

    /** Whether some version was signed by all; a proposed change does not undo that. */
    public boolean inForce() {
        return inForceVersion != null;
    }

    /** Who still has to sign the proposed version, the next one first. */
    public List<Signer> awaiting() {
        if (!awaitsSignatures()) {
            return List.of();
        }
        Set<Signer> missing = EnumSet.allOf(Signer.class);
        missing.removeAll(signedBy());
        if (!hostSigns) {
            missing.remove(Signer.HOST);
        }
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

    /** When the version in force was signed by the last one it needs; the beginning of time before there is one. */
    public Instant inForceSince() {
        return inForceSignatures == null
                ? Instant.MIN
                : inForceSignatures.stream()
                        .map(Signature::at)
                        .max(Comparator.naturalOrder())
                        .orElse(Instant.MIN);
    }

    /** Why it was rejected last; null if it was not. */
    public String comment() {
        return comment;
    }

    /** In which form it is. */
    public AgreementForm form() {
        return form;
    }

    /** What the version last proposed changes of the one in force before it, and why. */
    public List<ComponentChange> changes() {
        return changes;
    }

    /** Whether the version last proposed needs the host's signature. */
    public boolean hostSigns() {
        return hostSigns;
    }

    /** SHA-256 of what the version last proposed, or the draft, says, in hexadecimal digits. */
    public String contentHash() {
        return ContentHash.of(mobilityId, inForceShown() ? inForceVersion : version, form, components);
    }

    /** All versions that were ever proposed, the first one first. */
    public List<AgreementVersion> versions() {
        return List.copyOf(versions);
    }

    private boolean awaitsSignatures() {
        return state == LearningAgreementState.PROPOSED || state == LearningAgreementState.CHANGE_PROPOSED;
    }

    /** After a rejected change the version in force is shown, though the rejected one counts as the last. */
    private boolean inForceShown() {
        return state == LearningAgreementState.SIGNED;
    }

    private AgreementVersion present() {
        return versions.get(versions.size() - 1);
    }

    private Set<Signer> signedBy() {
        Set<Signer> signed = EnumSet.noneOf(Signer.class);
        signatures.forEach(s -> signed.add(s.signer()));
        return signed;
    }

    /** What the proposal changes of the version in force, each with the reason that was given for it. */
    private List<ComponentChange> reasoned(
            List<Component> proposed, List<ComponentChange> given, Violations violations) {
        List<ComponentChange> made = new ArrayList<>();
        without(inForceComponents, proposed).forEach(c -> made.add(ComponentChange.of(ChangeKind.DELETED, c)));
        without(proposed, inForceComponents).forEach(c -> made.add(ComponentChange.of(ChangeKind.INSERTED, c)));
        violations.check(
                !made.isEmpty(), "/components", "nothing-changed", "The version in force says the same already.");
        List<ComponentChange> reasons = new ArrayList<>(given == null ? List.of() : given);
        for (int i = 0; i < reasons.size(); i++) {
            ComponentChange reason = reasons.get(i);
            violations.check(
                    reason.reason() == null || reason.reason().change() == reason.change(),
                    "/changes/" + i + "/reason",
                    "reason-of-another-kind",
                    "This is no reason for a component that is " + EnumName.of(reason.change()) + ".");
            violations.check(
                    made.contains(reason.because(null)),
                    "/changes/" + i,
                    "no-such-change",
                    "The components do not show this change.");
        }
        return made.stream()
                .map(change -> {
                    ChangeReason why = reasons.stream()
                            .filter(reason -> reason.because(null).equals(change))
                            .findFirst()
                            .map(ComponentChange::reason)
                            .orElse(null);
                    violations.check(
                            why != null || !change.needsReason(),
                            "/changes",
                            "reason-required",
                            "Say why “" + change.title() + "” is " + EnumName.of(change.change()) + ".");
                    return change.because(why);
                })
                .toList();
    }

    /** Those of the one list that the other has not; what is there twice must be there twice. */
    private static List<Component> without(List<Component> some, List<Component> others) {
        List<Component> left = new ArrayList<>(some);
        others.forEach(
                other -> left.stream().filter(other::saysTheSame).findFirst().ifPresent(left::remove));
        return left;
    }

    private static void check(List<Component> components, AgreementForm form, long stay, Violations violations) {
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
        violations.check(
                form != AgreementForm.BLENDED || components.stream().anyMatch(c -> c.table() == ComponentTable.C),
                "/components",
                "nothing-virtual",
                "A blended stay has a virtual component (table C).");
        violations.check(
                !form.isShort() || stay <= LONGEST_SHORT_STAY,
                "/form",
                "stay-too-long",
                "A blended or short doctoral stay has at most " + LONGEST_SHORT_STAY + " days; this one has " + stay
                        + ".");
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
