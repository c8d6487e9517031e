package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Compares revisions and copies of an agreement. */
@ApplicationScoped
@Transactional
public class AgreementDiffs {

    /** A revision's number, or a party's copy. */
    static final String SIDE = "[1-9][0-9]{0,8}";

    private final AgreementRepository agreements;
    private final RevisionRepository revisions;
    private final Caller caller;

    @Inject
    AgreementDiffs(AgreementRepository agreements, RevisionRepository revisions, Caller caller) {
        this.agreements = agreements;
        this.revisions = revisions;
        this.caller = caller;
    }

    /**
     * @param id of an agreement
     * @param left a revision; when null the last one that every party approved or, where that is the right one, the one
     *     before it
     * @param right a revision; the open one when null
     * @throws eu.peregrine.kit.problem.ProblemException 404 where the caller may not see the agreement, or there is no such
     *     revision
     */
    AgreementDiff of(UUID id, String left, String right) {
        Agreement agreement =
                agreements.visible(id, Audience.of(caller)).orElseThrow(() -> Problems.notFound(Agreements.KIND));
        int to = right == null ? agreement.revision() : Integer.parseInt(right);
        int from = left == null ? before(to, agreement.mutualRevision()) : Integer.parseInt(left);
        AgreementRevision before = revision(id, from);
        AgreementRevision after = revision(id, to);
        Differences differences =
                new Differences(HashedContent.of(before, agreement), HashedContent.of(after, agreement));
        return new AgreementDiff(
                side(before),
                side(after),
                differences.isSameHash(),
                differences.ofAgreement(),
                differences.ofConditions());
    }

    private static int before(int revision, Integer mutual) {
        return mutual != null && mutual < revision ? mutual : Math.max(1, revision - 1);
    }

    private AgreementRevision revision(UUID agreement, int number) {
        return revisions.of(agreement, number).orElseThrow(() -> Problems.notFound("revision"));
    }

    private static AgreementDiff.Side side(AgreementRevision revision) {
        return new AgreementDiff.Side(revision.revision(), null, revision.contentHash(), revision.madeAt());
    }
}
