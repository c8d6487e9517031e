package eu.peregrine.mobility.cohort;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.mandate.AppliedPolicy;
import eu.peregrine.mobility.mandate.DayCount;
import eu.peregrine.mobility.programme.Programme;
import eu.peregrine.mobility.programme.Programmes;
import eu.peregrine.mobility.student.Verdict;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** The outlook of cohorts: who is on course, who must leave soon, who is lost. */
@ApplicationScoped
@Transactional
public class Outlooks {

    private final OutlookRepository repository;
    private final Programmes programmes;

    @Inject
    Outlooks(OutlookRepository repository, Programmes programmes) {
        this.repository = repository;
        this.programmes = programmes;
    }

    /** All cohorts, by year. */
    public List<CohortSummary> cohorts() {
        Map<String, Map<Verdict, Long>> counts = new LinkedHashMap<>();
        repository
                .counts()
                .forEach(row -> counts.computeIfAbsent((String) row[0], cohort -> new EnumMap<>(Verdict.class))
                        .put((Verdict) row[1], (Long) row[2]));
        List<CohortSummary> all = new ArrayList<>();
        counts.forEach((cohort, verdicts) -> all.add(new CohortSummary(
                cohort,
                verdicts.values().stream().mapToLong(Long::longValue).sum(),
                verdicts,
                "/api/v1/cohorts/" + cohort + "/outlook")));
        return all;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where the id is no year */
    public Page<OutlookItem> page(String cohort, ListRequest request, OutlookFilter filter) {
        check(cohort);
        Map<UUID, Programme> names = programmes.all();
        return repository.page(cohort, request, filter, entry -> item(entry, names));
    }

    /** What the filter lets through of a cohort; read while it is sent. */
    public Stream<OutlookLine> export(String cohort, OutlookFilter filter) {
        Map<UUID, Programme> names = programmes.all();
        return repository.stream(cohort, filter, Exports.FETCH_SIZE).map(entry -> line(entry, names));
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 where the id is no year of graduation */
    static void check(String cohort) {
        if (!cohort.matches("(19|20)\\d\\d")) {
            throw Problems.notFound("cohort");
        }
    }

    private static OutlookItem item(OutlookEntry entry, Map<UUID, Programme> names) {
        return new OutlookItem(
                Ref.to("students", entry.id(), LocalizedText.en(entry.name())),
                Ref.to(
                        "programmes",
                        entry.programmeId(),
                        names.get(entry.programmeId()).name()),
                entry.intake(),
                entry.status(),
                entry.verdict(),
                new DayCount(
                        entry.requiredDays(),
                        entry.doneDays(),
                        entry.securedDays(),
                        entry.plannedDays(),
                        entry.missingDays(),
                        entry.waivedDays()),
                entry.latestDeparture(),
                entry.missingLanguages(),
                entry.policyId() == null ? null : AppliedPolicy.of(entry.policyId(), entry.policyNumber()),
                entry.since(),
                "/api/v1/students/" + entry.id() + "/mandate");
    }

    private static OutlookLine line(OutlookEntry entry, Map<UUID, Programme> names) {
        return new OutlookLine(
                entry.id(),
                entry.familyName(),
                entry.givenName(),
                entry.programmeId(),
                names.get(entry.programmeId()).name().en(),
                entry.intake(),
                entry.status(),
                entry.verdict(),
                entry.requiredDays(),
                entry.doneDays(),
                entry.securedDays(),
                entry.plannedDays(),
                entry.waivedDays(),
                entry.missingDays(),
                entry.latestDeparture(),
                entry.missingLanguages().isEmpty() ? null : String.join(" ", entry.missingLanguages()));
    }
}
