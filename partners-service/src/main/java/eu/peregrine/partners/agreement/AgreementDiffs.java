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
    static final String SIDE = "[1-9][0-9]{0,8}|copy:[0-9a-fA-F-]{36}";

    static final String MESSAGE = "Name a revision by its number, or a party's copy as copy:<organisation's id>.";

    private static final String COPY = "copy:";

    /** What is compared, and how it is named in the answer. */
    private record Compared(AgreementDiff.Side side, HashedContent content) {}

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
     * @param left a revision or copy; when null the last revision that every party approved or, where that is the right
     *     one, the one before it
     * @param right a revision or copy; the open revision when null
     * @throws eu.peregrine.kit.problem.ProblemException 404 where the caller may not see the agreement, or there is no such
     *     revision or party
     */
    AgreementDiff of(UUID id, String left, String right) {
        Agreement agreement =
                agreements.visible(id, Audience.of(caller)).orElseThrow(() -> Problems.notFound(Agreements.KIND));
        String to = right == null ? Integer.toString(agreement.revision()) : right;
        String from = left == null ? before(to, agreement) : left;
        Compared before = compared(agreement, from);
        Compared after = compared(agreement, to);
        Differences differences = new Differences(before.content(), after.content());
        return new AgreementDiff(
                before.side(),
                after.side(),
                differences.isSameHash(),
                differences.ofAgreement(),
                differences.ofConditions());
    }

    private static String before(String right, Agreement agreement) {
        if (right.startsWith(COPY)) {
            return Integer.toString(agreement.revision());
        }
        int revision = Integer.parseInt(right);
        Integer mutual = agreement.mutualRevision();
        return Integer.toString(mutual != null && mutual < revision ? mutual : Math.max(1, revision - 1));
    }

    private Compared compared(Agreement agreement, String name) {
        return name.startsWith(COPY)
                ? copy(agreement, name.substring(COPY.length()))
                : revision(agreement, Integer.parseInt(name));
    }

    private Compared revision(Agreement agreement, int number) {
        AgreementRevision revision =
                revisions.of(agreement.id(), number).orElseThrow(() -> Problems.notFound("revision"));
        return new Compared(
                new AgreementDiff.Side(number, null, revision.contentHash(), revision.madeAt()),
                HashedContent.of(revision));
    }

    /** A copy that is kept here says what is open. */
    private static Compared copy(Agreement agreement, String owner) {
        UUID party = agreement.partyIds().stream()
                .filter(id -> id.toString().equalsIgnoreCase(owner))
                .findFirst()
                .orElseThrow(() -> Problems.notFound("copy"));
        AgreementRevision open = agreement.open();
        return agreement
                .copyOf(party)
                .map(copy -> new Compared(
                        new AgreementDiff.Side(null, party, copy.contentHash(), copy.putAt()),
                        HashedContent.of(open, copy)))
                .orElseGet(() -> new Compared(
                        new AgreementDiff.Side(null, party, open.hashOf(party), open.madeAt()),
                        HashedContent.of(open)));
    }
}
