package eu.peregrine.partners.agreement;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.partners.organisation.OrganisationsMerged;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The copies that parties keep in systems of their own; part of {@link Agreement}. */
final class Copies {

    private final List<AgreementCopy> copies;

    /** @param copies all that ever were, the deleted ones too; what is put is added here */
    Copies(List<AgreementCopy> copies) {
        this.copies = copies;
    }

    /** A party's copy in its own system; of one that works on the shared conditions none. */
    Optional<AgreementCopy> of(UUID party) {
        return copies.stream()
                .filter(copy -> copy.isLive() && copy.party().equals(party))
                .findFirst();
    }

    /** Refuses an id that was a copy's before: ids are never used again. */
    void requireUnused(UUID party, String copyId) {
        boolean gone = copies.stream()
                .anyMatch(copy -> copy.isDeleted()
                        && copy.party().equals(party)
                        && copy.copyId().equals(copyId));
        if (gone) {
            throw Problems.conflict(
                    "copy-id-used", "The copy with the id " + copyId + " was deleted, and its id is never used again.");
        }
    }

    /** Notes what a party's system says now. Under another id than before it supersedes what it said. */
    void put(Agreement agreement, CopyStatement statement, Instant now) {
        of(statement.party())
                .filter(known -> !known.copyId().equals(statement.copyId()))
                .ifPresent(AgreementCopy::supersede);
        row(agreement, statement.party(), statement.copyId(), now).take(statement, now);
    }

    /** Notes that a party's copy is gone, wherever it was kept, and whatever its ids were. */
    void delete(Agreement agreement, Author author, String mappedId, Instant now) {
        UUID party = author.party();
        if (mappedId != null) {
            row(agreement, party, mappedId, now);
        }
        copies.stream()
                .filter(copy -> copy.party().equals(party) && !copy.isDeleted())
                .forEach(copy -> copy.delete(author, now));
    }

    /**
     * Makes the copies of an organisation that was merged the survivor's.
     *
     * @param taken the ids of the survivor's copies of other agreements; a copy that has one of these as well stays with the
     *     duplicate, since an id stands for one agreement
     */
    void follow(OrganisationsMerged merged, Set<String> taken) {
        copies.stream().filter(copy -> !taken.contains(copy.copyId())).forEach(copy -> copy.follow(merged));
    }

    /**
     * What the parties named is agreed on: what it superseded is gone. That holds of a copy, too, which was put after it and
     * was behind.
     */
    void settle(List<AgreementParty> agreed, Instant now) {
        for (AgreementParty party : agreed) {
            copies.stream()
                    .filter(copy -> copy.isSuperseded() && !copy.isDeleted() && isOf(copy, party))
                    .findFirst()
                    .ifPresent(named -> {
                        of(named.party()).ifPresent(AgreementCopy::supersede);
                        named.reinstate();
                    });
        }
        copies.stream().filter(copy -> copy.isSuperseded() && !copy.isDeleted()).forEach(copy -> copy.settle(now));
    }

    /** Whether the office entered from paper what was last told of this party's copy. */
    boolean isRecordedFor(UUID party) {
        return copies.stream()
                .filter(copy -> copy.party().equals(party))
                .max(Comparator.comparing(AgreementCopy::toldAt).thenComparing(AgreementCopy::isLive))
                .filter(copy -> copy.basis() == Basis.RECORDED)
                .isPresent();
    }

    private static boolean isOf(AgreementCopy copy, AgreementParty party) {
        return copy.party().equals(party.organisationId()) && copy.copyId().equals(party.copyId());
    }

    private AgreementCopy row(Agreement agreement, UUID party, String copyId, Instant now) {
        return copies.stream()
                .filter(copy -> copy.party().equals(party) && copy.copyId().equals(copyId))
                .findFirst()
                .orElseGet(() -> {
                    AgreementCopy copy = new AgreementCopy(agreement, party, copyId, now);
                    copies.add(copy);
                    return copy;
                });
    }

    /**
     * Before a party approves, the others' copies are read again: each must say what is open.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 naming every difference
     */
    void requireAgreeing(AgreementRevision open, UUID approving) {
        List<Violation> differences = copies.stream()
                .filter(copy -> copy.isLive()
                        && open.names(copy.party())
                        && !copy.party().equals(approving))
                .flatMap(copy -> CopyDifferences.between(open, copy).stream())
                .toList();
        if (!differences.isEmpty()) {
            throw Problems.conflict(
                            "copies-differ",
                            "The other party's own copy does not say what is open here, so there is nothing to approve yet."
                                    + " Its system is to put its copy again, or to propose what it says.")
                    .because(differences);
        }
    }
}
