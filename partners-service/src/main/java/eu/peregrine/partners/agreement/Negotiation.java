package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.OneToMany;
import jakarta.persistence.OrderBy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What was ever said in an agreement, revision by revision, and who approved which; part of {@link Agreement}. One revision
 * is open: the one that is in force, or the one that is proposed.
 */
@Embeddable
public class Negotiation {

    private int revision;
    private int lastRevision;
    private Integer mutualRevision;
    private String contentHash;

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL)
    @OrderBy("approvedAt, id")
    private List<AgreementApproval> approvals = new ArrayList<>();

    @OneToMany(mappedBy = "agreement", cascade = CascadeType.ALL)
    @OrderBy("revision")
    private List<AgreementRevision> revisions = new ArrayList<>();

    /** Says something new; what was open before waits for nobody's approval any more. */
    void open(Agreement agreement, RevisionTerms terms, List<RevisionSide> sides, Author author, Instant now) {
        lastRevision++;
        revision = lastRevision;
        contentHash = RevisionHash.of(terms, sides);
        revisions.add(new AgreementRevision(agreement, revision, contentHash, terms, sides, author, now));
    }

    /** The ids of the copies became known after the open revision was written, so its hash moves. */
    void map(List<RevisionSide> sides) {
        AgreementRevision open = open();
        String mapped = RevisionHash.of(open.terms(), sides);
        if (!mapped.equals(contentHash)) {
            contentHash = mapped;
            open.hashed(mapped, sides);
        }
    }

    /** Refuses an approval that is stale or was given already. */
    void require(Approving approving) {
        if (approving.revision() != revision) {
            throw Problems.stale("You approve revision " + approving.revision() + ", but revision " + revision
                    + " is open now. Read the agreement again, then decide.");
        }
        if (!approving.hash().equals(contentHash) && !open().isHashOfOther(approving.hash(), approving.party())) {
            throw Problems.stale("The hash you approve is not that of revision " + revision
                    + " as it stands. Read the agreement again, then decide.");
        }
        if (isApprovedBy(approving.party())) {
            throw Problems.conflict("approved-already", "This party has approved revision " + revision + " already.");
        }
    }

    /** Takes an approval of what is open. */
    void approve(Agreement agreement, Approving approving, Instant now) {
        approvals.add(new AgreementApproval(agreement, approving, now));
    }

    /** The approvals of what is open count no longer. They are kept, for the hash they were given for. */
    void lapse() {
        approvals().forEach(AgreementApproval::lapse);
    }

    /** Every party stands by what is open now. */
    void agree() {
        mutualRevision = revision;
    }

    /** What every party last approved is the open revision again. */
    void backToMutual() {
        lapse();
        revision = mutualRevision;
        contentHash = open().contentHash();
    }

    /** Names the survivor in the place of an organisation that was merged; no hash moves. */
    void follow(OrganisationsMerged merged) {
        revisions.forEach(revision -> revision.follow(merged));
        approvals.forEach(given -> given.follow(merged));
    }

    boolean isApprovedBy(UUID party) {
        return approvals().stream().anyMatch(given -> given.party().equals(party));
    }

    /**
     * Whether another party than this approved what is open, even if its approval has lapsed since. One that was recorded from
     * paper and lapsed was never given.
     */
    boolean wasApprovedByOtherThan(UUID party) {
        return approvals.stream()
                .filter(given -> given.revision() == revision && !given.party().equals(party))
                .anyMatch(given -> !given.isLapsed() || given.basis() != Basis.RECORDED);
    }

    /** The approvals that count for the open revision. */
    List<AgreementApproval> approvals() {
        return approvals.stream().filter(given -> given.countsFor(revision)).toList();
    }

    /** What is said in the open revision. */
    AgreementRevision open() {
        return revisions.stream()
                .filter(kept -> kept.revision() == revision)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Every revision is kept."));
    }

    /** The papers that what was said and approved rests on; null where it rests on none. */
    Stream<UUID> documents() {
        return Stream.concat(
                approvals.stream().map(AgreementApproval::documentId),
                revisions.stream().map(AgreementRevision::documentId));
    }

    /** Everything that was ever said, oldest first. */
    List<AgreementRevision> revisions() {
        return List.copyOf(revisions);
    }

    int revision() {
        return revision;
    }

    Integer mutualRevision() {
        return mutualRevision;
    }

    String contentHash() {
        return contentHash;
    }
}
