package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.Drafts.HOME;
import static eu.peregrine.partners.agreement.Drafts.PARTNER;
import static eu.peregrine.partners.agreement.Drafts.THIRD;
import static eu.peregrine.partners.agreement.Played.NOW;
import static eu.peregrine.partners.agreement.Played.refusal;
import static eu.peregrine.partners.agreement.Played.studies;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever the order of both sides' calls, the two copies converge or the refusal says exactly why not. */
class CopiesConvergeTest {

    private static final Instant NOTICE_TAKES_EFFECT = Instant.parse("2028-09-01T00:00:00Z");
    private static final Instant LAST_YEAR_OVER = Instant.parse("2030-09-01T00:00:00Z");

    static final Set<String> REASONS = Set.of(
            "illegal-transition",
            "stale",
            "approved-already",
            "approved-by-another",
            "copies-differ",
            "copy-unmapped",
            "copy-id-used",
            "no-copy",
            "nothing-amended",
            "not-terminated",
            "termination-differs",
            "notice-given",
            "no-notice",
            "notice-of-another",
            "forbidden");

    @Property(tries = 1000)
    void convergeInEveryOrderOfSteps(
            @ForAll @IntRange(min = 2, max = 3) int parties,
            @ForAll @Size(max = 40) List<@IntRange(max = 47) Integer> steps) {
        Agreement agreement = Played.drafted(List.of(HOME, PARTNER, THIRD).subList(0, parties), studies(4));
        Set<String> gone = new HashSet<>();
        for (int step : steps) {
            AgreementState before = agreement.state();
            String theirs = agreement.copyIdOf(PARTNER);
            try {
                play(agreement, step, gone);
            } catch (ProblemException refused) {
                assertThat(refused.code()).isIn(REASONS);
                assertThat(refused.getMessage()).hasSizeGreaterThan(20);
                assertThat(agreement.state()).isEqualTo(before);
                assertThat(agreement.copyIdOf(PARTNER)).isEqualTo(theirs);
            }
            check(agreement, before, gone);
        }
        converge(agreement);
    }

    private static void play(Agreement agreement, int step, Set<String> gone) {
        int people = 4 + step % 3;
        var party = agreement.partyIds().get(step % agreement.partyIds().size());
        switch (step / 3) {
            case 0 -> agreement.propose(HOME, Drafts.known(), NOW);
            case 1, 2, 3 -> Played.approve(agreement, party);
            case 4 -> agreement.edit(party, Drafts.draft(agreement.partyIds(), studies(people)), Drafts.known(), NOW);
            case 5 -> Played.amend(agreement, party, studies(people));
            case 6, 7 -> {
                String mapped = agreement.copyIdOf(PARTNER);
                AgreementCopyTest.put(agreement, mapped == null ? "P-" + gone.size() : mapped, studies(people));
            }
            case 8 -> AgreementCopyTest.put(agreement, "P-" + step % 2, studies(people));
            case 9 -> {
                String mapped = agreement
                        .copyOf(PARTNER)
                        .map(AgreementCopy::copyId)
                        .orElse(agreement.parties().get(1).copyId());
                agreement.deleteCopy(Author.own(PARTNER), NOW);
                gone.add(mapped);
            }
            case 10 -> agreement.revert(Played.said(party, null), NOW);
            case 11 -> agreement.reject(Played.said(party, "No"), NOW);
            case 12 -> agreement.terminate(Played.said(party, "Over"), 0, NOW);
            case 13 -> {
                String mapped = agreement.copyIdOf(PARTNER);
                String id = mapped == null || step % 3 == 0 ? "T-" + gone.size() : mapped;
                AgreementCopyTest.putTerminated(agreement, id, studies(people));
            }
            case 14 -> {
                if (step % 3 == 0) {
                    agreement.withdrawNotice(party, NOW);
                } else {
                    agreement.giveNotice(Played.said(party, "We close"), LocalDate.of(2026, 11, 23), NOW);
                }
            }
            default -> agreement.endWhenDue(step % 3 == 0 ? LAST_YEAR_OVER : NOTICE_TAKES_EFFECT);
        }
    }

    private static void check(Agreement agreement, AgreementState before, Set<String> gone) {
        agreement.copyOf(PARTNER).ifPresent(copy -> {
            assertThat(gone).doesNotContain(copy.copyId());
            boolean same = copy.contentHash()
                    .equals(agreement.contentHashOf(agreement.parties().get(1)));
            assertThat(CopyDifferences.between(agreement.open(), copy).isEmpty())
                    .isEqualTo(same);
        });
        boolean cameIntoForce = agreement.state() == AgreementState.IN_FORCE && before.isOpen();
        if (cameIntoForce
                && agreement.mutualRevision() == agreement.revision()
                && agreement.approvals().size() == agreement.parties().size()) {
            assertThat(agreement.open().knownSides())
                    .extracting(RevisionSide::copyId)
                    .doesNotContainNull();
        }
    }

    /** From wherever they are, both sides saying the same and approving it brings it about; what is over says so. */
    private static void converge(Agreement agreement) {
        switch (agreement.state()) {
            case TERMINATED, EXPIRED -> isOver(agreement);
            case TERMINATION_PROPOSED -> convergeOnTheEnd(agreement);
            default -> convergeOnWhatIsInForce(agreement);
        }
    }

    private static void isOver(Agreement agreement) {
        ProblemException refused = refusal(() -> AgreementCopyTest.put(agreement, "P-after", studies(9)));
        assertThat(refused.code()).isEqualTo("illegal-transition");
        assertThat(refused.getMessage()).contains(agreement.state().name());
        assertThat(agreement.mutualRevision()).isEqualTo(agreement.revision());
        assertThat(agreement.awaiting()).isEmpty();
    }

    private static void convergeOnTheEnd(Agreement agreement) {
        String mapped = agreement.copyIdOf(PARTNER);
        AgreementCopyTest.putTerminated(
                agreement,
                mapped == null ? "P-last" : mapped,
                agreement.conditions().toArray(ConditionTerms[]::new));
        agreement.awaiting().stream()
                .map(AgreementParty::organisationId)
                .forEach(party -> Played.approve(agreement, party));

        assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATED);
        AgreementCopy copy = agreement.copyOf(PARTNER).orElseThrow();
        assertThat(copy.isTerminated()).isTrue();
        assertThat(copy.contentHash())
                .isEqualTo(agreement.contentHashOf(agreement.parties().get(1)));
    }

    private static void convergeOnWhatIsInForce(Agreement agreement) {
        if (agreement.state() == AgreementState.DRAFT) {
            agreement.propose(HOME, Drafts.known(), NOW);
        }
        if (agreement.state() == AgreementState.PROPOSED) {
            agreement.edit(HOME, Drafts.draft(agreement.partyIds(), studies(9)), Drafts.known(), NOW);
        } else {
            Played.amend(agreement, agreement.isHeldTo(HOME) ? PARTNER : HOME, studies(9));
        }
        AgreementCopyTest.put(agreement, agreement.copyIdOf(PARTNER), studies(9));
        agreement.partyIds().forEach(party -> Played.approve(agreement, party));

        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.conditions()).containsExactly(studies(9));
        AgreementCopy copy = agreement.copyOf(PARTNER).orElseThrow();
        assertThat(copy.contentHash())
                .isEqualTo(agreement.contentHashOf(agreement.parties().get(1)));
        assertThat(copy.conditions()).containsExactly(studies(9));
    }
}
