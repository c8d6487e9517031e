package eu.peregrine.mobility.convention;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Period;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What all concerned agree on for work abroad: one per mobility, in versions. A version holds from a day on, once everybody
 * who must has signed that very version; an amendment is a version more. It belongs to its mobility, whose version and events
 * move with it.
 *
 * <pre>
 * PROPOSED ─all sign→ SIGNED ;  PROPOSED ─reject(comment)→ REJECTED ─propose→ PROPOSED
 * SIGNED ─propose→ AMENDMENT_PROPOSED ─all sign→ SIGNED ;  AMENDMENT_PROPOSED ─reject(comment)→ SIGNED (the former version)
 * </pre>
 */
@Entity
@Table(name = "convention")
public class Convention {
    private static final String WHAT = "convention";

    @Id
    @Column(name = "mobility_id")
    private UUID mobilityId;

    @Enumerated(EnumType.STRING)
    private ConventionState state;

    @Column(name = "in_force_version")
    private Integer inForceVersion;

    @OneToMany(mappedBy = "convention", cascade = CascadeType.ALL)
    @OrderBy("number")
    private List<ConventionVersion> versions = new ArrayList<>();

    protected Convention() {}

    Convention(UUID mobilityId) {
        this.mobilityId = mobilityId;
    }

    /**
     * Puts a version to the signers; signatures of a former one do not count for it.
     *
     * @param signers who must sign it
     * @param stay first and last day of the stay
     * @throws eu.peregrine.kit.problem.ProblemException 422 with everything that is wrong with it
     */
    void propose(ConventionDraft draft, List<ConventionSigner> signers, Period stay, Instant at) {
        Period work = draft.terms().period();
        boolean amends = inForceVersion != null;
        Violations violations = new Violations();
        violations.check(
                !work.start().isBefore(stay.start()) && !work.end().isAfter(stay.end()),
                "/terms/period",
                "outside-stay",
                "The stay is from " + stay.start() + " to " + stay.end()
                        + "; extend it before the convention is amended.");
        violations.check(
                amends == (draft.effectiveFrom() != null),
                "/effectiveFrom",
                "effective-from",
                amends
                        ? "Say from which day the amendment holds."
                        : "The first version holds from the first day of the work.");
        violations.check(
                draft.effectiveFrom() == null || work.contains(draft.effectiveFrom()),
                "/effectiveFrom",
                "outside-period",
                "An amendment holds from a day of the work on.");
        violations.check(
                !amends || draft.reason() != null && !draft.reason().isBlank(),
                "/reason",
                "reason-required",
                "Say what makes the amendment necessary.");
        violations.throwIfAny();
        if (awaitsSignatures()) {
            last().became(ConventionOutcome.REPLACED, null);
        }
        int number = versions.size() + 1;
        String hash = ConventionHash.of(mobilityId, number, draft, signers);
        versions.add(new ConventionVersion(this, number, draft, signers, hash, at));
        state = amends ? ConventionState.AMENDMENT_PROPOSED : ConventionState.PROPOSED;
    }

    /**
     * Adds a signature; with the last one the version is SIGNED. Signing the same version again changes nothing.
     *
     * @param hash what the signer has read; null if they do not say
     * @return whether it was new
     * @throws eu.peregrine.kit.problem.ProblemException 409 when another version is proposed, or it says something else; 422
     *     when that signature is not asked for
     */
    boolean sign(ConventionSigner signer, int seen, String hash, Instant at, Basis basis) {
        requireSeen(seen, "signed");
        ConventionVersion version = last();
        if (hash != null && !hash.equals(version.contentHash())) {
            throw Problems.stale("What you signed is not what version " + seen
                    + " of the convention says. Read it again, then sign what it says.");
        }
        if (version.signatures().stream().anyMatch(s -> s.signer() == signer)) {
            return false;
        }
        require("sign");
        new Violations()
                .check(
                        version.signers().contains(signer),
                        "/signer",
                        "not-a-signer",
                        "This convention needs no such signature.")
                .throwIfAny();
        List<ConventionSignature> signed = new ArrayList<>(version.signatures());
        signed.add(new ConventionSignature(signer, seen, at, basis, version.contentHash()));
        version.signedBy(List.copyOf(signed));
        if (awaiting().isEmpty()) {
            state = ConventionState.SIGNED;
            inForceVersion = version.number();
            version.became(ConventionOutcome.SIGNED, null);
        }
        return true;
    }

    /** Takes a signature off the proposed version, since the signer never gave it; of a version in force nothing is. */
    public void withdraw(ConventionSigner signer) {
        if (awaitsSignatures()) {
            last().signedBy(last().signatures().stream()
                    .filter(s -> s.signer() != signer)
                    .toList());
        }
    }

    /** Refuses the proposed version. A rejected amendment leaves the signed version in force. */
    void reject(int seen, String why) {
        requireSeen(seen, "rejected");
        require("reject");
        last().became(ConventionOutcome.REJECTED, why);
        state = inForceVersion == null ? ConventionState.REJECTED : ConventionState.SIGNED;
    }

    /** Whether some version was signed by all. */
    public boolean inForce() {
        return inForceVersion != null;
    }

    /** Where its life has come to. */
    public ConventionState state() {
        return state;
    }

    /** The mobility it belongs to, and its own id too. */
    public UUID mobilityId() {
        return mobilityId;
    }

    /** The version that was put to the signers last. */
    public ConventionVersion last() {
        return versions.get(versions.size() - 1);
    }

    /** The version that counts; empty before all have signed one. */
    public Optional<ConventionVersion> current() {
        return versions.stream()
                .filter(v -> inForceVersion != null && v.number() == inForceVersion)
                .findFirst();
    }

    /** All versions, the first one first. */
    public List<ConventionVersion> versions() {
        return List.copyOf(versions);
    }

    /** Who still has to sign the proposed version. */
    public List<ConventionSigner> awaiting() {
        if (!awaitsSignatures()) {
            return List.of();
        }
        List<ConventionSigner> missing = new ArrayList<>(last().signers());
        last().signatures().forEach(s -> missing.remove(s.signer()));
        return missing;
    }

    /**
     * From the first day of the first signed version to the last day that the version in force names; empty before.
     */
    public Optional<Period> effectivePeriod() {
        LocalDate first = versions.stream()
                .filter(v -> v.outcome() == ConventionOutcome.SIGNED)
                .map(ConventionVersion::effectiveFrom)
                .findFirst()
                .orElse(null);
        return current().map(v -> new Period(first, v.terms().period().end()));
    }

    private boolean awaitsSignatures() {
        return state == ConventionState.PROPOSED || state == ConventionState.AMENDMENT_PROPOSED;
    }

    private void requireSeen(int seen, String what) {
        if (seen != last().number()) {
            throw Problems.stale("You " + what + " version " + seen + " of the convention, but it is at version "
                    + last().number() + " now. Read it again.");
        }
    }

    private void require(String verb) {
        if (!awaitsSignatures()) {
            throw Problems.illegalTransition(WHAT, state, verb, List.of("propose"));
        }
    }
}
