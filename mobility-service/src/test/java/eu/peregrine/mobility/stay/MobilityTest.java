package eu.peregrine.mobility.stay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.audit.Basis;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.Period;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The life of a mobility, step by step, without a database. */
class MobilityTest {
    private static final UUID HOST = new UUID(1, 1);
    private static final LocalDate START = LocalDate.of(2027, 9, 1);
    private static final LocalDate END = LocalDate.of(2028, 1, 31);
    private static final Act ACT = new Act(Instant.parse("2027-01-10T08:00:00Z"), Basis.OWN_TOKEN, null);

    @Test
    void anExchangeGoesFromPlannedToClosed() {
        Mobility mobility = exchange();
        assertThat(mobility.seat()).isEqualTo(SeatHold.RESERVED);
        mobility.nominate(ACT);
        mobility.approve(mobility.proposalId(), ACT);
        assertThat(mobility.seat()).isEqualTo(SeatHold.CONSUMED);
        mobility.learningAgreement("signed", true, ACT);
        mobility.ready(true, true, null, ACT);
        mobility.arrive(START, START, ACT);
        mobility.depart(END, END, ACT);
        mobility.transcript(List.of(new TranscriptLine("Soil mechanics", null, new BigDecimal(30), "B")), ACT);
        mobility.recognise(null, false, ACT);
        assertThat(mobility.recognisedEcts()).isEqualByComparingTo("30");
        mobility.close(ACT);
        assertThat(mobility.state()).isEqualTo(MobilityState.CLOSED);
        assertThat(mobility.legalVerbs()).isEmpty();
        assertThat(mobility.timeline())
                .extracting(Step::what)
                .containsExactly(
                        "planned",
                        "nominated",
                        "host-approved",
                        "learning-agreement-signed",
                        "ready",
                        "arrived",
                        "departed",
                        "transcript-received",
                        "recognised",
                        "closed");
        assertThat(mobility.sequence()).isEqualTo(10);
    }

    @Test
    void theProposalChangesExactlyWhenItsContentDoes() {
        Mobility mobility = exchange();
        mobility.nominate(ACT);
        UUID first = mobility.proposalId();
        mobility.edit(segments(START, END), "2027/2028-1", true, ACT);
        assertThat(mobility.proposalId()).isEqualTo(first);
        mobility.edit(segments(START, END.minusDays(7)), "2027/2028-1", true, ACT);
        assertThat(mobility.proposalId()).isNotEqualTo(first);
        mobility.edit(segments(START, END), "2027/2028-1", true, ACT);
        assertThat(mobility.proposalId()).isEqualTo(first);
    }

    @Test
    void anApprovalLapsesWhenTheContentChanges() {
        Mobility mobility = approved();
        mobility.edit(segments(START, END), "2027/2028-1", true, ACT);
        assertThat(mobility.state()).isEqualTo(MobilityState.HOST_APPROVED);
        mobility.edit(segments(START, END.minusDays(1)), "2027/2028-1", true, ACT);
        assertThat(mobility.state()).isEqualTo(MobilityState.NOMINATED);
        assertThat(mobility.seat()).isEqualTo(SeatHold.RESERVED);
    }

    @Test
    void aStaleProposalIsNotApproved() {
        Mobility mobility = exchange();
        mobility.nominate(ACT);
        UUID old = mobility.proposalId();
        mobility.edit(segments(START.plusDays(1), END), "2027/2028-1", true, ACT);
        assertRefused(409, () -> mobility.approve(old, ACT), "stale");
        assertRefused(409, () -> mobility.reject(old, ACT.saying("no")), "stale");
        assertThat(mobility.state()).isEqualTo(MobilityState.NOMINATED);
    }

    @Test
    void aRejectedNominationIsProposedAgainUnderANewProposal() {
        Mobility mobility = exchange();
        mobility.nominate(ACT);
        UUID first = mobility.proposalId();
        mobility.reject(first, ACT.saying("the laboratory is closed"));
        assertThat(mobility.hostComment()).isEqualTo("the laboratory is closed");
        mobility.nominate(ACT);
        assertThat(mobility.proposalId()).isNotEqualTo(first);
        assertRefused(409, () -> mobility.approve(first, ACT), "stale");
        mobility.approve(mobility.proposalId(), ACT);
        assertThat(mobility.state()).isEqualTo(MobilityState.HOST_APPROVED);
    }

    @Test
    void readyNamesEverythingThatIsMissing() {
        Mobility mobility = approved();
        assertThatThrownBy(() -> mobility.ready(null, null, null, ACT))
                .isInstanceOfSatisfying(ProblemException.class, p -> {
                    assertThat(p.status()).isEqualTo(422);
                    assertThat(p.violations())
                            .extracting(Violation::code)
                            .containsExactly("learning-agreement", "insurance", "language-check");
                });
        assertThat(mobility.state()).isEqualTo(MobilityState.HOST_APPROVED);
    }

    @Test
    void anInternshipIsAcceptedWithoutNominationAndNeedsAConvention() {
        Mobility mobility = new Mobility(plan(MobilityKind.INTERNSHIP, Direction.OUTGOING), ACT);
        assertRefused(409, () -> mobility.nominate(ACT), "no-nomination");
        mobility.approve(mobility.proposalId(), ACT);
        assertThat(mobility.missing()).containsExactly(Missing.CONVENTION, Missing.INSURANCE, Missing.LANGUAGE_CHECK);
        mobility.ready(true, true, true, ACT);
        mobility.edit(segments(START, END.minusDays(5)), null, false, ACT);
        assertThat(mobility.state()).isEqualTo(MobilityState.PLANNED);
    }

    @Test
    void aFinalYearProjectIsUnderAConventionAndADoubleDegreeUnderALearningAgreement() {
        Mobility project = new Mobility(plan(MobilityKind.FINAL_YEAR_PROJECT, Direction.OUTGOING), ACT);
        assertRefused(409, () -> project.nominate(ACT), "no-nomination");
        project.approve(project.proposalId(), ACT);
        assertThat(project.missing()).containsExactly(Missing.CONVENTION, Missing.INSURANCE, Missing.LANGUAGE_CHECK);

        Mobility degree = new Mobility(plan(MobilityKind.DOUBLE_DEGREE, Direction.OUTGOING), ACT);
        assertRefused(409, () -> degree.approve(degree.proposalId(), ACT), "illegal-transition");
        degree.nominate(ACT);
        degree.approve(degree.proposalId(), ACT);
        assertThat(degree.missing())
                .containsExactly(Missing.LEARNING_AGREEMENT, Missing.INSURANCE, Missing.LANGUAGE_CHECK);
    }

    @Test
    void nobodyArrivesBeforeTheHostHasApproved() {
        Mobility mobility = exchange();
        mobility.nominate(ACT);
        assertRefused(409, () -> mobility.arrive(START, START, ACT), "illegal-transition");
    }

    @Test
    void anArrivalIsTakenEvenWhenPapersAreMissing() {
        Mobility mobility = approved();
        mobility.arrive(START, START, ACT);
        assertThat(mobility.state()).isEqualTo(MobilityState.ON_SITE);
        assertThat(mobility.missing()).contains(Missing.LEARNING_AGREEMENT);
    }

    @Test
    void aWrongArrivalIsSuperseded() {
        Mobility mobility = approved();
        mobility.arrive(START, START.plusDays(9), ACT);
        mobility.arrive(START.plusDays(3), START.plusDays(9), ACT.saying("misread"));
        assertThat(mobility.segments().get(0).actualStart()).isEqualTo(START.plusDays(3));
        assertThat(mobility.state()).isEqualTo(MobilityState.ON_SITE);
    }

    @Test
    void theFutureIsNotAttested() {
        Mobility mobility = approved();
        assertRefused(422, () -> mobility.arrive(START, START.minusDays(2), ACT), "rules-broken");
    }

    @Test
    void daysAwayAreKnown() {
        Mobility mobility = approved();
        mobility.arrive(START, END, ACT);
        mobility.interrupt(START.plusDays(10), END, ACT.saying("operation"));
        assertThat(mobility.state()).isEqualTo(MobilityState.INTERRUPTED);
        mobility.resume(START.plusDays(20), END, ACT);
        assertThat(mobility.interruptions())
                .containsExactly(new Interruption(START.plusDays(10), START.plusDays(19), "operation"));
        mobility.endEarly(START.plusDays(60), true, END, ACT.saying("earthquake"));
        assertThat(mobility.state()).isEqualTo(MobilityState.RETURNED);
        assertThat(mobility.forceMajeure()).isTrue();
    }

    @Test
    void unusedMonthsComeBackAtDeparture() {
        Mobility mobility = approved();
        mobility.arrive(START, END, ACT);
        mobility.depart(START.plusDays(89), END, ACT);
        assertThat(mobility.months()).isEqualByComparingTo("3");
        assertThat(mobility.returnUnusedMonths()).isEqualByComparingTo("2");
        assertThat(mobility.returnUnusedMonths()).isEqualByComparingTo("0");
    }

    @Test
    void isCancelledBeforeArrivalAndNotAfter() {
        Mobility mobility = approved();
        mobility.cancel(false, ACT.saying("illness"));
        assertThat(mobility.seat()).isEqualTo(SeatHold.RELEASED);
        Mobility there = approved();
        there.arrive(START, START, ACT);
        assertRefused(409, () -> there.cancel(false, ACT.saying("too late")), "illegal-transition");
    }

    @Test
    void recognisingMoreThanWasEarnedNeedsAReason() {
        Mobility mobility = approved();
        mobility.arrive(START, END, ACT);
        mobility.depart(END, END, ACT);
        assertRefused(422, () -> mobility.recognise(null, false, ACT), "rules-broken");
        mobility.transcript(List.of(new TranscriptLine("Concrete", null, new BigDecimal(24), null)), ACT);
        assertRefused(422, () -> mobility.recognise(new BigDecimal(30), false, ACT), "rules-broken");
        mobility.recognise(new BigDecimal(30), true, ACT);
        assertThat(mobility.state()).isEqualTo(MobilityState.RECOGNISED);
    }

    @Test
    void aGuestIsClosedOnceOurTranscriptIsSent() {
        Mobility guest = new Mobility(plan(MobilityKind.EXCHANGE, Direction.INCOMING), ACT);
        guest.nominate(ACT);
        guest.approve(guest.proposalId(), ACT);
        guest.arrive(START, END, ACT);
        guest.depart(END, END, ACT);
        assertRefused(422, () -> guest.close(ACT), "rules-broken");
        guest.transcript(List.of(new TranscriptLine("Concrete", null, new BigDecimal(24), null)), ACT);
        guest.close(ACT);
        assertThat(guest.state()).isEqualTo(MobilityState.CLOSED);
    }

    @Test
    void segmentsFollowOneAnother() {
        SegmentPlan first = segments(START, END).get(0);
        SegmentPlan overlapping =
                new SegmentPlan(new UUID(1, 2), "DE", null, MobilityKind.EXCHANGE, new Period(END, END.plusDays(30)));
        Mobility mobility = exchange();
        assertRefused(422, () -> mobility.edit(List.of(first, overlapping), null, false, ACT), "rules-broken");
        assertRefused(422, () -> mobility.edit(List.of(overlapping), null, false, ACT), "rules-broken");
    }

    private static Mobility exchange() {
        return new Mobility(plan(MobilityKind.EXCHANGE, Direction.OUTGOING), ACT);
    }

    private static Mobility approved() {
        Mobility mobility = exchange();
        mobility.nominate(ACT);
        mobility.approve(mobility.proposalId(), ACT);
        return mobility;
    }

    private static List<SegmentPlan> segments(LocalDate start, LocalDate end) {
        return List.of(new SegmentPlan(HOST, "DE", null, MobilityKind.EXCHANGE, new Period(start, end)));
    }

    private static MobilityPlan plan(MobilityKind kind, Direction direction) {
        return new MobilityPlan(
                UUID.randomUUID(),
                "OUT-2027-0001",
                direction,
                kind,
                UUID.randomUUID(),
                UUID.randomUUID(),
                "2028",
                false,
                null,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                new BigDecimal(5),
                null,
                false,
                "2027/2028",
                kind == MobilityKind.EXCHANGE ? "2027/2028-1" : null,
                true,
                kind == MobilityKind.EXCHANGE,
                segments(START, END));
    }

    private static void assertRefused(int status, ThrowingCallable call, String code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(ProblemException.class, p -> {
            assertThat(p.status()).isEqualTo(status);
            assertThat(p.code()).isEqualTo(code);
        });
    }
}
