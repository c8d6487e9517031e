package eu.peregrine.partners.statistics;

import eu.peregrine.partners.mobility.AcademicYearSpan;
import eu.peregrine.partners.organisation.OrganisationKind;
import eu.peregrine.partners.organisation.OrganisationState;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** What one can ask about the network as a whole. */
@ApplicationScoped
@Transactional
public class NetworkStatistics {

    private static final int YEARS = 5;
    private static final int YEARS_AHEAD = 2;

    private final StatisticsRepository repository;
    private final Clock clock;

    @Inject
    NetworkStatistics(StatisticsRepository repository, Clock clock) {
        this.repository = repository;
        this.clock = clock;
    }

    OrganisationStatistics organisations(List<OrganisationKind> kinds, List<OrganisationState> states) {
        OrganisationSelection selection = new OrganisationSelection(kinds, states);
        List<Count> byState = repository.organisationsBy("state", selection);
        return new OrganisationStatistics(
                byState.stream().mapToLong(Count::count).sum(),
                repository.organisationsByRegion(selection),
                repository.organisationsBy("country", selection),
                worded(repository.organisationsBy("kind", selection)),
                byState,
                repository.organisationsByLabel(selection, LocalDate.now(clock)));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 400 for what are no academic years */
    AgreementStatistics agreements(String from, String to) {
        LocalDate today = LocalDate.now(clock);
        AcademicYearSpan window = AcademicYearSpan.of(from, to, today, YEARS_AHEAD, YEARS);
        List<Count> byState = repository.agreementsBy("state");
        return new AgreementStatistics(
                byState.stream().mapToLong(Count::count).sum(),
                byState,
                worded(repository.agreementsBy("kind")),
                repository.agreementsBySignedYear(today),
                repository.agreementsBySignedYearAndState(),
                worded(repository.conditionsByActivity()),
                window,
                repository.seats(window),
                repository.languages());
    }

    // The database keeps the names of constants; the API writes them in lower case with hyphens.
    private static List<Count> worded(List<Count> counts) {
        Function<String, String> word = name -> name.toLowerCase(Locale.ROOT).replace('_', '-');
        return counts.stream()
                .map(count -> new Count(word.apply(count.key()), count.name(), count.count()))
                .toList();
    }
}
