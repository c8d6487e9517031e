package eu.peregrine.mobility.risk;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Stores what is said of countries. */
@ApplicationScoped
class CountryRiskRepository implements PanacheRepositoryBase<CountryRisk, UUID> {

    Optional<CountryRisk> of(String country) {
        return find("country", country).firstResultOptional();
    }

    List<CountryRisk> in(Collection<String> countries) {
        return countries.isEmpty() ? List.of() : list("country in ?1", countries);
    }

    List<CountryRisk> inOrder() {
        return list("order by country");
    }
}
