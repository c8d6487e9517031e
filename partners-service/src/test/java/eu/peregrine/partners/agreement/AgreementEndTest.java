package eu.peregrine.partners.agreement;

import static eu.peregrine.partners.agreement.Drafts.HOME;
import static eu.peregrine.partners.agreement.Drafts.PARTNER;
import static eu.peregrine.partners.agreement.Played.NOW;
import static eu.peregrine.partners.agreement.Played.amend;
import static eu.peregrine.partners.agreement.Played.approve;
import static eu.peregrine.partners.agreement.Played.events;
import static eu.peregrine.partners.agreement.Played.inForce;
import static eu.peregrine.partners.agreement.Played.proposed;
import static eu.peregrine.partners.agreement.Played.recorded;
import static eu.peregrine.partners.agreement.Played.refusal;
import static eu.peregrine.partners.agreement.Played.studies;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class AgreementEndTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);

    @Test
    void givesAtLeastOneAcademicYearOfNotice() {
        assertThat(Notice.takesEffect(LocalDate.of(2026, 8, 31))).isEqualTo("2027-09-01");
        assertThat(Notice.takesEffect(LocalDate.of(2026, 9, 1))).isEqualTo("2028-09-01");
        assertThat(Notice.takesEffect(LocalDate.of(2026, 1, 1))).isEqualTo("2027-09-01");
        assertThat(Notice.takesEffect(LocalDate.of(2026, 12, 31))).isEqualTo("2028-09-01");
    }

    @Test
    void staysInForceUnderNoticeAndEndsOnItsDay() {
        Agreement agreement = inForce(studies(4));
        agreement.giveNotice(Played.said(PARTNER, "We close"), TODAY, NOW);

        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.endsOn()).isEqualTo("2028-09-01");
        assertThat(agreement.endWhenDue(Instant.parse("2028-08-31T23:59:59Z"))).isFalse();
        assertThat(agreement.endWhenDue(Instant.parse("2028-09-01T00:00:00Z"))).isTrue();
        assertThat(agreement.state()).isEqualTo(AgreementState.TERMINATED);
        assertThat(agreement.endWhenDue(Instant.parse("2040-09-01T00:00:00Z"))).isFalse();
        assertThat(events(agreement)).containsExactly("agreement.notice-given", "agreement.terminated");
    }

    @Test
    void remembersSinceWhenItIsOver() {
        Agreement byNotice = inForce(studies(4));
        byNotice.giveNotice(Played.said(PARTNER, "We close"), TODAY, NOW);
        assertThat(byNotice.endedOn()).isNull();
        byNotice.endWhenDue(Instant.parse("2028-11-15T10:00:00Z"));
        assertThat(byNotice.endedOn()).isEqualTo("2028-09-01");

        Agreement byBoth = inForce(studies(4));
        byBoth.giveNotice(Played.said(PARTNER, "We close"), TODAY, NOW);
        byBoth.terminate(Played.said(HOME, "At once, then"), 0, NOW);
        approve(byBoth, HOME);
        approve(byBoth, PARTNER);
        assertThat(byBoth.state()).isEqualTo(AgreementState.TERMINATED);
        assertThat(byBoth.endedOn()).isEqualTo(LocalDate.ofInstant(NOW, java.time.ZoneOffset.UTC));
    }

    @Test
    void isGivenNoticeOnceAndByAParty() {
        Agreement agreement = inForce(studies(4));
        agreement.giveNotice(Played.said(PARTNER, "We close"), TODAY, NOW);
        assertThat(refusal(() -> agreement.giveNotice(Played.said(HOME, "We too"), TODAY, NOW))
                        .code())
                .isEqualTo("notice-given");
        assertThat(refusal(() -> proposed(studies(4)).giveNotice(Played.said(HOME, "No"), TODAY, NOW))
                        .getMessage())
                .contains("PROPOSED");
        assertThat(refusal(() -> inForce(studies(4)).giveNotice(Played.said(Drafts.THIRD, "No"), TODAY, NOW))
                        .status())
                .isEqualTo(422);
    }

    /** Where the other party is suspended or silent, notice is the way out of what is negotiated. */
    @Test
    void isGivenNoticeWhileSomethingIsProposedWhichStaysSo() {
        Agreement amended = inForce(studies(4));
        amend(amended, HOME, studies(9));
        amended.giveNotice(Played.said(PARTNER, "We close"), TODAY, NOW);
        assertThat(amended.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        assertThat(amended.awaiting()).hasSize(2);
        assertThat(amended.dueOn()).isEqualTo("2028-09-01");
        amended.withdrawNotice(PARTNER, NOW);
        assertThat(amended.state()).isEqualTo(AgreementState.AMENDMENT_PROPOSED);
        assertThat(amended.dueOn()).isEqualTo("2030-09-01");

        Agreement ending = inForce(studies(4));
        ending.terminate(Played.said(HOME, "Enough"), 0, NOW);
        ending.giveNotice(Played.said(HOME, "Nobody answers"), TODAY, NOW);
        assertThat(ending.state()).isEqualTo(AgreementState.TERMINATION_PROPOSED);
        assertThat(ending.endWhenDue(Instant.parse("2028-09-01T00:00:00Z"))).isTrue();
        assertThat(ending.state()).isEqualTo(AgreementState.TERMINATED);
        assertThat(ending.endedOn()).isEqualTo("2028-09-01");
    }

    @Test
    void goesOnWhenTheGiverTakesTheNoticeBack() {
        Agreement agreement = inForce(studies(4));
        assertThat(refusal(() -> agreement.withdrawNotice(HOME, NOW)).code()).isEqualTo("no-notice");
        agreement.giveNotice(Played.said(PARTNER, "We close"), TODAY, NOW);
        assertThat(refusal(() -> agreement.withdrawNotice(HOME, NOW)).code()).isEqualTo("notice-of-another");
        agreement.withdrawNotice(PARTNER, NOW);
        assertThat(agreement.notice()).isEmpty();
        assertThat(agreement.endWhenDue(Instant.parse("2028-09-01T00:00:00Z"))).isFalse();
    }

    @Test
    void goesOnWhenWhatWasRecordedWasNeverDone() {
        Agreement agreement = inForce(studies(4));
        agreement.giveNotice(recorded(PARTNER, "We close"), TODAY, NOW);
        assertThat(agreement.isRecordedFor(PARTNER)).isTrue();
        assertThat(agreement.isRecordedFor(HOME)).isFalse();
        agreement.undoRecorded(HOME, NOW);
        assertThat(agreement.notice()).isPresent();
        agreement.undoRecorded(PARTNER, NOW);
        assertThat(agreement.notice()).isEmpty();
        assertThat(agreement.dueOn()).isEqualTo("2030-09-01");

        agreement.terminate(recorded(PARTNER, "Over"), 0, NOW);
        agreement.undoRecorded(PARTNER, NOW);
        assertThat(agreement.state()).isEqualTo(AgreementState.IN_FORCE);
        assertThat(agreement.termination()).isEmpty();
        assertThat(agreement.isRecordedFor(PARTNER)).isFalse();
        assertThat(events(agreement))
                .containsExactly(
                        "agreement.notice-given",
                        "agreement.notice-withdrawn",
                        "agreement.termination-proposed",
                        "agreement.reverted");
    }

    @Test
    void expiresWhenTheLastYearIsOver() {
        Agreement agreement = inForce(studies(4));
        assertThat(agreement.lastYearOver()).contains(LocalDate.of(2030, 9, 1));
        assertThat(agreement.endWhenDue(Instant.parse("2030-08-31T12:00:00Z"))).isFalse();
        assertThat(agreement.endWhenDue(Instant.parse("2030-09-01T12:00:00Z"))).isTrue();
        assertThat(agreement.state()).isEqualTo(AgreementState.EXPIRED);
        assertThat(events(agreement)).containsExactly("agreement.expired");
    }

    @Test
    void expiresAtTheEndOfTheCalendarYearInTheSouth() {
        Agreement agreement = inForce(studies(4).withYears("2027/2027", "2028/2028"));
        assertThat(agreement.dueOn()).isEqualTo("2029-01-01");
    }

    @Test
    void neverExpiresWithoutConditions() {
        Agreement agreement = inForce();
        assertThat(agreement.dueOn()).isNull();
        assertThat(agreement.endWhenDue(Instant.parse("2100-01-01T00:00:00Z"))).isFalse();
    }

    @Test
    void dropsWhatIsNegotiatedWhenItExpires() {
        Agreement agreement = inForce(studies(4));
        amend(agreement, HOME, studies(9));
        approve(agreement, HOME);
        assertThat(agreement.endWhenDue(Instant.parse("2031-01-01T00:00:00Z"))).isTrue();
        assertThat(agreement.state()).isEqualTo(AgreementState.EXPIRED);
        assertThat(agreement.revision()).isEqualTo(1);
        assertThat(agreement.awaiting()).isEmpty();
        assertThat(agreement.approvals()).hasSize(2);
    }

    @Test
    void livesLongerByAnAmendment() {
        Agreement agreement = inForce(studies(4));
        amend(agreement, HOME, studies(4).withYears("2026/2027", "2032/2033"));
        assertThat(agreement.dueOn()).isEqualTo("2030-09-01");
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.dueOn()).isEqualTo("2033-09-01");
    }

    @Test
    void isFollowedByTheSameConditionsLater() {
        Agreement agreement = inForce(studies(4));
        AgreementDraft next = agreement.renewal(new RenewalDraft(null, null));
        assertThat(next.title()).isEqualTo(agreement.title());
        assertThat(next.conditions())
                .containsExactly(studies(4).withYears("2030/2031", "2033/2034").withId(null));
        assertThat(agreement.renewal(new RenewalDraft("Anew", "2031/2032")).conditions())
                .extracting(ConditionTerms::lastAcademicYear)
                .containsExactly("2034/2035");
        assertThat(refusal(() -> proposed(studies(4)).renewal(new RenewalDraft(null, null)))
                        .status())
                .isEqualTo(409);
    }

    @Test
    void offersTheAmendmentThatShortensTheLastYearInsteadOfATermination() {
        Agreement agreement = inForce(studies(4));
        var refused = refusal(() -> agreement.terminate(Played.said(HOME, "Enough"), 2, NOW));

        assertThat(refused.code()).isEqualTo("mobilities-exist");
        assertThat(refused.offer().href()).endsWith("/amend");
        AmendmentDraft offered = (AmendmentDraft) refused.offer().body();
        assertThat(offered.conditions()).containsExactly(studies(4).withYears("2026/2027", "2026/2027"));
        amend(agreement, HOME, offered.conditions().toArray(ConditionTerms[]::new));
        approve(agreement, HOME);
        approve(agreement, PARTNER);
        assertThat(agreement.dueOn()).isEqualTo("2027-09-01");
    }

    @Test
    void shortensNoConditionBelowOneYear() {
        ConditionTerms later = studies(4).withYears("2028/2029", "2029/2030");
        ConditionTerms over = studies(4).withYears("2020/2021", "2021/2022");
        assertThat(AgreementYears.shortened(java.util.List.of(later, over), TODAY))
                .extracting(ConditionTerms::lastAcademicYear)
                .containsExactly("2028/2029", "2021/2022");
    }
}
