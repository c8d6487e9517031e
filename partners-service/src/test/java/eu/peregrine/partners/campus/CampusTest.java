package eu.peregrine.partners.campus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.problem.ProblemException;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationDraft;
import eu.peregrine.partners.organisation.OrganisationKind;
import eu.peregrine.partners.organisation.OrganisationState;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CampusTest {

    private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
    private static final Organisation PARTNER = organisation(OrganisationKind.UNIVERSITY, OrganisationState.ACTIVE);
    private static final Organisation COMPANY = organisation(OrganisationKind.COMPANY, OrganisationState.ACTIVE);
    private static final Map<UUID, Organisation> KNOWN = Map.of(PARTNER.id(), PARTNER, COMPANY.id(), COMPANY);

    @Test
    void opensWithAProgrammeAndClosesForGood() {
        Campus campus = planned();
        refused(422, () -> campus.open(NOW));
        campus.add(Ids.next(), programme(List.of(COMPANY.id())), KNOWN, NOW);
        campus.open(NOW);
        refused(409, () -> campus.open(NOW));
        campus.close(NOW);
        refused(409, () -> campus.close(NOW));
        refused(409, () -> campus.add(Ids.next(), programme(List.of()), KNOWN, NOW));
        refused(409, () -> campus.replace(draft("Rabat"), PARTNER, NOW));

        assertThat(campus.takeEvents())
                .extracting(DomainEvent::type)
                .containsExactly("campus.planned", "campus.programme-added", "campus.opened", "campus.closed");
    }

    @Test
    void isHostedByWhoCan() {
        refused(422, () -> Campus.plan(Ids.next(), draft("Rabat"), null, NOW));
        refused(
                422,
                () -> Campus.plan(
                        Ids.next(),
                        draft("Rabat"),
                        organisation(OrganisationKind.UNIVERSITY, OrganisationState.SUSPENDED),
                        NOW));
        CampusDraft home = new CampusDraft(
                null, CampusKind.HOME, new LocalizedText("Paris", null), PARTNER.id(), "FR", "Paris", null, null);
        refused(422, () -> Campus.plan(Ids.next(), home, PARTNER, NOW));
        CampusDraft half = new CampusDraft(
                null,
                CampusKind.ABROAD,
                new LocalizedText("Half", null),
                PARTNER.id(),
                "MA",
                "Rabat",
                BigDecimal.ONE,
                null);
        refused(422, () -> Campus.plan(Ids.next(), half, PARTNER, NOW));
    }

    @Test
    void opensWithNoSuspendedHostButIsDescribedAllTheSame() {
        Organisation host = organisation(OrganisationKind.UNIVERSITY, OrganisationState.ACTIVE);
        Campus campus = Campus.plan(Ids.next(), draft("Casablanca", host), host, NOW);
        campus.add(Ids.next(), programme(List.of()), KNOWN, NOW);
        host.suspend("Closed for the time being", NOW);
        refused(422, () -> campus.open(NOW));
        campus.replace(draft("Rabat", host), host, NOW);
        assertThat(campus.city()).isEqualTo("Rabat");
        host.activate(NOW);
        campus.open(NOW);
        assertThat(campus.state()).isEqualTo(CampusState.ACTIVE);
    }

    @Test
    void takesOnlyCompaniesAsCorporatePartners() {
        Campus campus = planned();
        refused(422, () -> campus.add(Ids.next(), programme(List.of(PARTNER.id())), KNOWN, NOW));
        refused(422, () -> campus.add(Ids.next(), programme(List.of(Ids.next())), KNOWN, NOW));
        refused(422, () -> campus.add(Ids.next(), programme(List.of(COMPANY.id(), COMPANY.id())), KNOWN, NOW));
        assertThat(campus.programmes()).isEmpty();
        assertThat(campus.sequence()).isEqualTo(1);
    }

    @Test
    void saysNothingWhenNothingChanges() {
        Campus campus = planned();
        UUID programme = Ids.next();
        campus.add(programme, programme(List.of()), KNOWN, NOW);
        campus.change(programme, programme(List.of()), KNOWN, NOW);
        campus.replace(draft("Casablanca"), PARTNER, NOW);
        assertThat(campus.sequence()).isEqualTo(2);
        campus.change(programme, programme(List.of(COMPANY.id())), KNOWN, NOW);
        campus.replace(draft("Rabat"), PARTNER, NOW);
        assertThat(campus.sequence()).isEqualTo(4);
        refused(404, () -> campus.change(Ids.next(), programme(List.of()), KNOWN, NOW));
    }

    @Test
    void keepsAProgrammeWhileActive() {
        Campus campus = planned();
        UUID first = Ids.next();
        UUID second = Ids.next();
        campus.add(first, programme(List.of()), KNOWN, NOW);
        campus.add(second, programme(List.of()), KNOWN, NOW);
        campus.open(NOW);
        campus.remove(first, NOW);
        refused(409, () -> campus.remove(second, NOW));
        assertThat(campus.programmes()).hasSize(1);
    }

    private static Campus planned() {
        return Campus.plan(Ids.next(), draft("Casablanca"), PARTNER, NOW);
    }

    private static CampusDraft draft(String city) {
        return draft(city, PARTNER);
    }

    private static CampusDraft draft(String city, Organisation host) {
        return new CampusDraft(
                null, CampusKind.ABROAD, new LocalizedText("Campus", null), host.id(), "MA", city, null, null);
    }

    private static ProgrammeDraft programme(List<UUID> partners) {
        return new ProgrammeDraft(
                new LocalizedText("Building engineering", "Génie civil"),
                ProgrammeLevel.BAC_3,
                6,
                "0732",
                List.of("fr"),
                12,
                "2026/2027",
                "2030/2031",
                true,
                partners);
    }

    private static Organisation organisation(OrganisationKind kind, OrganisationState state) {
        OrganisationDraft draft = new OrganisationDraft(
                null, kind, null, new LocalizedText("One", null), "MA", "Rabat", null, null, null, null, false, false);
        return Organisation.register(Ids.next(), draft, state, NOW);
    }

    private static void refused(int status, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(status));
    }
}
