package eu.peregrine.partners.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.ProblemException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever both sides do in whatever order, some things always hold. */
class AgreementPropertiesTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-0000000000a1");

    @Property(tries = 500)
    void keepsItsPromisesInEveryOrderOfSteps(@ForAll @Size(min = 1, max = 40) List<@IntRange(max = 25) Integer> steps) {
        Agreement agreement = Agreement.draft(
                ID, "AGR-2026-0001", Drafts.draft(Drafts.studies()), Origin.OFFICE, Drafts.known(), NOW);
        List<DomainEvent> events = new ArrayList<>(agreement.takeEvents());
        for (int step : steps) {
            AgreementState before = agreement.state();
            String hash = agreement.contentHash();
            long sequence = agreement.sequence();
            try {
                play(agreement, step);
            } catch (ProblemException refused) {
                assertThat(refused.status()).isIn(409, 422);
                assertThat(agreement.state()).isEqualTo(before);
                assertThat(agreement.contentHash()).isEqualTo(hash);
                assertThat(agreement.sequence()).isEqualTo(sequence);
            }
            events.addAll(agreement.takeEvents());
            check(agreement, before);
        }
        assertThat(events.stream().map(DomainEvent::sequence))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, agreement.sequence()).boxed().toList());
    }

    /** Once another party has approved an amendment, whatever its proposer does alone, the old revision does not come back. */
    @Property(tries = 500)
    void neverGoesBackByTheProposerAloneAfterAnothersApproval(
            @ForAll boolean home, @ForAll @Size(min = 1, max = 20) List<@IntRange(max = 31) Integer> steps) {
        UUID proposer = home ? Drafts.HOME : Drafts.PARTNER;
        Agreement agreement = Played.inForce(Played.studies(4));
        Played.amend(agreement, proposer, Played.studies(6));
        Played.approve(agreement, home ? Drafts.PARTNER : Drafts.HOME);
        for (int step : steps) {
            try {
                playAlone(agreement, proposer, step);
            } catch (ProblemException refused) {
                assertThat(refused.getMessage()).isNotBlank();
            }
            assertThat(agreement.revision()).isNotEqualTo(1);
            if (agreement.mutualRevision() != 1) {
                return;
            }
        }
    }

    private static void playAlone(Agreement agreement, UUID proposer, int step) {
        ConditionTerms said = Played.studies(4 + step / 8);
        switch (step % 8) {
            case 0, 1 -> agreement.revert(Played.said(proposer, null), NOW);
            case 2, 3 -> Played.amend(agreement, proposer, said);
            case 4 -> agreement.terminate(Played.said(proposer, "Over"), 0, NOW);
            default -> {
                if (proposer.equals(Drafts.PARTNER)) {
                    playWithOwnCopy(agreement, step % 8, said);
                }
            }
        }
    }

    private static void playWithOwnCopy(Agreement agreement, int step, ConditionTerms said) {
        String mapped = agreement.copyIdOf(Drafts.PARTNER);
        if (step == 5) {
            agreement.deleteCopy(Author.own(Drafts.PARTNER), NOW);
        } else {
            boolean another = step == 6 || mapped == null;
            AgreementCopyTest.put(agreement, another ? "P-" + agreement.sequence() : mapped, said);
        }
    }

    private static void check(Agreement agreement, AgreementState before) {
        boolean open = agreement.state().isOpen();
        int counted = agreement.approvals().size();
        assertThat(agreement.awaiting()).hasSize(open ? 2 - counted : 0);
        assertThat(agreement.approvals())
                .allMatch(approval -> approval.revision() == agreement.revision()
                        && agreement.parties().stream()
                                .map(agreement::contentHashOf)
                                .anyMatch(approval.contentHash()::equals));
        if (agreement.state().wasAgreed() && !open) {
            assertThat(counted).isEqualTo(2);
            assertThat(agreement.mutualRevision()).isEqualTo(agreement.revision());
        }
        if (agreement.state().isBinding() && open) {
            assertThat(agreement.mutualRevision()).isLessThan(agreement.revision());
        }
        if (before == AgreementState.TERMINATED || before == AgreementState.DELETED) {
            assertThat(agreement.state()).isEqualTo(before);
        }
    }

    private static void play(Agreement agreement, int step) {
        UUID party = step % 2 == 0 ? Drafts.HOME : Drafts.PARTNER;
        switch (step / 2) {
            case 0 -> agreement.propose(Drafts.HOME, Drafts.known(), NOW);
            case 1, 2 ->
                agreement.approve(
                        new Approving(party, agreement.revision(), agreement.contentHash(), Basis.OWN_TOKEN, null),
                        Drafts.known(),
                        0,
                        NOW);
            case 3 ->
                agreement.edit(
                        Drafts.HOME,
                        Drafts.draft(Drafts.terms(Drafts.studies().id(), Activity.STUDENT_STUDIES)
                                .with(t -> t.people = agreement.revision() + step)
                                .build()),
                        Drafts.known(),
                        NOW);
            case 4 -> agreement.reject(Played.said(party, "No"), NOW);
            case 5 -> agreement.terminate(Played.said(party, "Enough"), 0, NOW);
            case 6 -> agreement.revert(Played.said(party, null), NOW);
            case 7 ->
                agreement.amend(
                        new Amendment(
                                party,
                                null,
                                List.of(Drafts.terms(Drafts.studies().id(), Activity.STUDENT_STUDIES)
                                        .with(t -> t.people = 1 + agreement.revision() % 3)
                                        .build())),
                        Drafts.known(),
                        NOW);
            case 8 -> agreement.giveNotice(Played.said(party, "Enough"), LocalDate.of(2026, 11, 23), NOW);
            case 9 -> agreement.withdrawNotice(party, NOW);
            case 10 -> agreement.endWhenDue(Instant.parse("2028-09-01T00:00:00Z"));
            case 11 -> agreement.approve(other(agreement, party), Drafts.known(), 0, NOW);
            default -> {
                if (party.equals(Drafts.PARTNER)) {
                    agreement.delete(Drafts.HOME, NOW);
                }
            }
        }
    }

    /** Approves what the other party's copy says. */
    private static Approving other(Agreement agreement, UUID party) {
        AgreementParty other = agreement.parties().stream()
                .filter(any -> !any.organisationId().equals(party))
                .findFirst()
                .orElseThrow();
        return new Approving(party, agreement.revision(), agreement.contentHashOf(other), Basis.OWN_TOKEN, null);
    }
}
