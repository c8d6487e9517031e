package eu.peregrine.mobility.risk;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How dangerous countries are. */
@ApplicationScoped
@Transactional
public class CountryRisks {
    /** The path they are served at. */
    static final String PATH = "/api/v1/country-risks";

    private static final VisibleTo READERS =
            VisibleTo.roles(Roles.OFFICER, Roles.COORDINATOR, Roles.SECURITY, Roles.STUDENT);

    private final CountryRiskRepository repository;
    private final Outbox outbox;
    private final Event<RiskChanged> changed;
    private final Caller caller;
    private final Clock clock;

    @Inject
    CountryRisks(
            CountryRiskRepository repository, Outbox outbox, Event<RiskChanged> changed, Caller caller, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.changed = changed;
        this.caller = caller;
        this.clock = clock;
    }

    /** Those of the countries that nobody leaves for without being cleared. */
    public Set<String> dangerous(Collection<String> countries) {
        return repository.in(countries).stream()
                .filter(risk -> risk.level().needsClearance())
                .map(CountryRisk::country)
                .collect(Collectors.toSet());
    }

    /** What is said of countries, by their codes. */
    public CountryRiskView.All all() {
        return new CountryRiskView.All(repository.inOrder().stream()
                .map(risk -> CountryRiskView.of(risk, null))
                .toList());
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where nothing was ever said of the country */
    UUID id(String code) {
        return repository
                .of(code.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> Problems.notFound("country risk"))
                .id();
    }

    /** What is said of a country; normal if nothing. */
    public CountryRiskView get(String code) {
        String country = code.toUpperCase(Locale.ROOT);
        return view(repository.of(country).orElseGet(() -> new CountryRisk(country)));
    }

    /**
     * Says how dangerous a country is; stays there are flagged, or not any more.
     *
     * @param ifMatch needed once something was said of the country
     */
    public CountryRiskView change(String code, String ifMatch, CountryRiskDraft draft) {
        String country = code.toUpperCase(Locale.ROOT);
        CountryRisk risk = repository.of(country).orElse(null);
        if (risk == null) {
            risk = new CountryRisk(country);
        } else {
            IfMatch.required(ifMatch, risk);
        }
        risk.change(draft, clock.instant());
        repository.persist(risk);
        outbox.publish(risk, PublicCountryRisk.of(risk), READERS);
        changed.fire(new RiskChanged(country, risk.level().needsClearance()));
        return view(risk);
    }

    private CountryRiskView view(CountryRisk risk) {
        boolean security = caller.has(Roles.SECURITY);
        return CountryRiskView.of(
                risk,
                List.of(new Action(
                        "change",
                        PATH + "/" + risk.country(),
                        security,
                        security ? List.of() : List.of("Only the security officer says how dangerous a country is."))));
    }
}
