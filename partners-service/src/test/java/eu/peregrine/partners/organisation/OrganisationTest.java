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
    void staysAsItWasOnceArchived() {
        Organisation network = registered(network());
        Organisation organisation = registered(university("Dresden", false));
        UUID unit = Ids.next();
        UUID contact = Ids.next();
        UnitDraft faculty = new UnitDraft(null, UnitKind.FACULTY, LocalizedText.en("Engineering"), null, null);
        ContactDraft head = contact("The head");
        organisation.addUnit(unit, faculty, NOW);
        organisation.addContact(contact, head, NOW);
        organisation.label(new LabelDraft("EUR-ACE", "ENAEE", DAY, null), NOW);
        organisation.join(network, new MembershipDraft(network.id(), "member", DAY, null, List.of(contact)), NOW);
        UUID label = organisation.labels().get(0).id();
        UUID membership = organisation.memberships().get(0).id();
        organisation.archive(NOW);
        organisation.takeEvents();

        List<ThrowingCallable> changes = List.of(
                () -> organisation.replace(university("Leipzig", false), NOW),
                () -> organisation.activate(NOW),
                () -> organisation.suspend("Because", NOW),
                () -> organisation.archive(NOW),
                () -> organisation.label(new LabelDraft("X", "Y", DAY, null), NOW),
                () -> organisation.endLabel(label, DAY.plusDays(1), NOW),
                () -> organisation.withdrawLabel(label, NOW),
                () -> organisation.join(network, new MembershipDraft(network.id(), null, DAY, null, List.of()), NOW),
                () -> organisation.leave(membership, DAY.plusDays(1), NOW),
                () -> organisation.delegate(membership, List.of(), NOW),
                () -> organisation.addUnit(Ids.next(), faculty, NOW),
                () -> organisation.changeUnit(unit, faculty, NOW),
                () -> organisation.removeUnit(unit, NOW),
                () -> organisation.addContact(Ids.next(), head, NOW),
                () -> organisation.changeContact(contact, contact("Another head"), NOW),
                () -> organisation.attached(NOW));
        for (int i = 0; i < changes.size(); i++) {
            ProblemException refused = refusal(changes.get(i));
            assertThat(refused).as("change " + i).isNotNull();
            assertThat(refused.code()).as("change " + i).isEqualTo("illegal-transition");
        }
        assertThat(organisation.state()).isEqualTo(OrganisationState.ARCHIVED);
        assertThat(organisation.takeEvents()).isEmpty();

        // A contact is personal data, which is forgotten whenever that is asked for.
        organisation.removeContact(contact, NOW);
        assertThat(organisation.contacts()).isEmpty();
    }

    @Test
    void staysANetworkOnceItIsOne() {
        Organisation network = registered(network());
        assertThat(refusal(() -> network.replace(university("Dresden", false), NOW))
                        .violations())
                .extracting(Violation::code)
                .contains("network-stays-network");
        assertThat(network.kind()).isEqualTo(OrganisationKind.NETWORK);
    }

    @Test
    void isSpokenForByADelegateOnce() {
        Organisation network = registered(network());
        Organisation organisation = registered(university("Dresden", false));
        UUID contact = Ids.next();
        organisation.addContact(contact, contact("The head"), NOW);
        MembershipDraft twice = new MembershipDraft(network.id(), null, DAY, null, List.of(contact, contact));
        assertThat(refusal(() -> organisation.join(network, twice, NOW)).violations())
                .extracting(Violation::code)
                .containsExactly("delegate-twice");
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

    private static ContactDraft contact(String name) {
        return new ContactDraft(null, ContactRole.HEAD, name, "head@example.org", null, null);
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
