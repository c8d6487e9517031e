package eu.peregrine.partners.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class OrganisationTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

    @Test
    void goesFromProspectToArchivedAndRaisesAnEventForEachStep() {
        Organisation organisation = registered(university("Dresden", false));
        organisation.activate(NOW);
        organisation.suspend("Because", NOW);
        organisation.activate(NOW);
        organisation.archive(NOW);

        assertThat(organisation.state()).isEqualTo(OrganisationState.ARCHIVED);
        assertThat(organisation.takeEvents())
                .extracting(DomainEvent::type)
                .containsExactly(
                        "organisation.registered",
                        "organisation.activated",
                        "organisation.suspended",
                        "organisation.activated",
                        "organisation.archived");
    }

    @Test
    void refusesAnIllegalStepAndNamesTheLegalOnes() {
        ProblemException refused =
                refusal(() -> registered(university("Dresden", false)).suspend("Because", NOW));

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.getMessage()).contains("PROSPECT").contains("activate, archive");
    }

    @Test
    void neverSuspendsTheHomeSchool() {
        Organisation home = registered(university("Paris", true));
        home.activate(NOW);

        assertThat(refusal(() -> home.suspend("Because", NOW)).status()).isEqualTo(422);
        assertThat(refusal(() -> home.archive(NOW)).status()).isEqualTo(422);
        assertThat(home.state()).isEqualTo(OrganisationState.ACTIVE);
    }

    @Test
    void tellsOnlyOfAnotherOfficer() {
        Organisation organisation = registered(university("Dresden", false));
        assertThat(organisation.assign("officer-7", NOW)).isTrue();
        assertThat(organisation.assign("officer-7", NOW)).isFalse();
        assertThat(organisation.assign(null, NOW)).isTrue();

        assertThat(organisation.assignedTo()).isNull();
        assertThat(organisation.takeEvents())
                .extracting(DomainEvent::type)
                .containsExactly("organisation.registered", "organisation.assigned", "organisation.assigned");
    }

    @Test
    void doesNothingWhenTheSameIsSaidAgain() {
        Organisation organisation = registered(university("Dresden", false));
        organisation.replace(university("Dresden", false), NOW);
        assertThat(organisation.sequence()).isEqualTo(1);

        organisation.replace(university("Leipzig", false), NOW);
        assertThat(organisation.sequence()).isEqualTo(2);
        assertThat(organisation.city()).isEqualTo("Leipzig");
    }

    @Test
    void answersEverythingThatIsWrongAtOnce() {
        var draft = new OrganisationDraft(
                null,
                OrganisationKind.COMPANY,
                NetworkKind.NETWORK,
                LocalizedText.en("Company"),
                "XX",
                "Paris",
                BigDecimal.ONE,
                null,
                "ftp://example.org",
                new Identifiers("x", null, null, null, null),
                true,
                false);

        assertThat(refusal(() -> registered(draft)).violations())
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/country", "/longitude", "/website", "/networkKind", "/home", "/identifiers/schac");
    }

    @Test
    void holdsALabelOnceAndOnlyForwardInTime() {
        Organisation organisation = registered(university("Dresden", false));
        LabelDraft label = new LabelDraft("EUR-ACE", "ENAEE", DAY, null);
        organisation.label(label, NOW);

        assertThat(organisation.labels()).extracting(OrganisationLabel::toDraft).containsExactly(label);
        assertThat(refusal(() -> organisation.label(label, NOW)).code()).isEqualTo("label-held");
        assertThat(refusal(() -> organisation.label(new LabelDraft("X", "Y", DAY, DAY.minusDays(1)), NOW))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/validUntil");
    }

    @Test
    void joinsANetworkOnceAtATime() {
        Organisation network = registered(network());
        Organisation organisation = registered(university("Dresden", false));
        organisation.join(network, new MembershipDraft(network.id(), "member", DAY, DAY.plusYears(1), List.of()), NOW);
        organisation.join(network, new MembershipDraft(network.id(), "member", DAY.plusYears(2), null, List.of()), NOW);

        assertThat(organisation.memberships()).hasSize(2);
        assertThat(refusal(() -> organisation.join(
                                network,
                                new MembershipDraft(network.id(), "member", DAY.plusMonths(3), null, List.of()),
                                NOW))
                        .code())
                .isEqualTo("member-already");
    }

    @Test
    void joinsNothingButNetworks() {
        Organisation organisation = registered(university("Dresden", false));
        Organisation other = registered(university("Leipzig", false));

        assertThat(refusal(() -> organisation.join(
                                other, new MembershipDraft(other.id(), null, DAY, null, List.of()), NOW))
                        .violations())
                .extracting(Violation::pointer)
                .containsExactly("/networkId");
    }

    @Test
    void isKnownToEwpByItsDomainOrElseByItsId() {
        Organisation without = registered(university("Dresden", false));
        assertThat(without.heiId()).isEqualTo(without.id().toString());

        Organisation with = registered(new OrganisationDraft(
                null,
                OrganisationKind.UNIVERSITY,
                null,
                LocalizedText.en("TU Dresden"),
                "DE",
                "Dresden",
                null,
                null,
                null,
                new Identifiers("tu-dresden.de", null, null, null, null),
                false,
                false));
        assertThat(with.heiId()).isEqualTo("tu-dresden.de");
    }

    private static Organisation registered(OrganisationDraft draft) {
        UUID id = draft.id() == null ? Ids.next() : draft.id();
        return Organisation.register(id, draft, OrganisationState.PROSPECT, NOW);
    }

    private static OrganisationDraft university(String city, boolean home) {
        return new OrganisationDraft(
                null,
                OrganisationKind.UNIVERSITY,
                null,
                new LocalizedText("University of " + city, null),
                "DE",
                city,
                new BigDecimal("51.0280"),
                new BigDecimal("13.7300"),
                "https://example.org",
                null,
                home,
                true);
    }

    private static OrganisationDraft network() {
        return new OrganisationDraft(
                null,
                OrganisationKind.NETWORK,
                NetworkKind.PROGRAMME,
                LocalizedText.en("Erasmus+"),
                "BE",
                "Brussels",
                null,
                null,
                null,
                null,
                false,
                false);
    }

    private static ProblemException refusal(ThrowingCallable act) {
        return catchThrowableOfType(ProblemException.class, act);
    }
}
