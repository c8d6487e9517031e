package eu.peregrine.partners.balance;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What one can ask about the balance of exchanges. */
@ApplicationScoped
@Transactional
public class Balances {

    private final BalanceRepository repository;
    private final OrganisationRepository organisations;
    private final BalanceSettings settings;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Balances(
            BalanceRepository repository,
            OrganisationRepository organisations,
            BalanceSettings settings,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.settings = settings;
        this.caller = caller;
        this.clock = clock;
    }

    BalanceView of(UUID partner, String from, String to) {
        AcademicYearSpan window = window(from, to);
        Organisation organisation = Optional.of(partner)
                .filter(id -> caller.staff() || id.equals(caller.organisationId()))
                .flatMap(organisations::byId)
                .orElseThrow(() -> Problems.notFound("organisation"))
                .unlessMerged();
        return view(organisation, window, repository.byPartner(List.of(partner), window));
    }

    Page<BalanceView> list(String from, String to, List<String> countries, Boolean alert, ListRequest request) {
        if (alert != null && (from != null || to != null)) {
            throw Problems.badRequest(
                    "?alert", "present-only", "Alerts are of the present; leave from and to away, or alert.");
        }
        AcademicYearSpan window = window(from, to);
        Page<Organisation> page = repository.partners(window, countries, alert, request);
        Map<UUID, List<Tally>> tallies =
                repository.byPartner(page.items().stream().map(Organisation::id).toList(), window);
        return new Page<>(
                page.items().stream()
                        .map(organisation -> view(organisation, window, tallies))
                        .toList(),
                page.next(),
                page.count());
    }

    CountryBalances byCountry(String from, String to) {
        AcademicYearSpan window = window(from, to);
        Map<String, List<Tally>> tallies = repository.byCountry(window);
        List<Tally> world = tallies.values().stream().flatMap(List::stream).toList();
        return new CountryBalances(
                window,
                tallies.entrySet().stream()
                        .map(entry -> country(entry.getKey(), entry.getValue()))
                        .toList(),
                projected(world),
                actual(world));
    }

    private CountryBalance country(String code, List<Tally> tallies) {
        BalanceFigures projected = projected(tallies);
        return new CountryBalance(
                code, projected, actual(tallies), BalanceRules.warnings(projected, settings.alerts()));
    }

    private BalanceFigures projected(List<Tally> tallies) {
        return BalanceRules.projected(tallies, settings.weights());
    }

    private BalanceFigures actual(List<Tally> tallies) {
        return BalanceRules.actual(tallies, settings.weights());
    }

    private AcademicYearSpan window(String from, String to) {
        return AcademicYearSpan.of(from, to, LocalDate.now(clock), 1, settings.years());
    }

    private BalanceView view(Organisation organisation, AcademicYearSpan window, Map<UUID, List<Tally>> tallies) {
        return BalanceView.of(
                organisation.toRef(), window, tallies.getOrDefault(organisation.id(), List.of()), settings);
    }
}
