package eu.peregrine.partners.nomination;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.transfer.Exports;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import eu.peregrine.partners.mobility.FollowedMobility;
import eu.peregrine.partners.nomination.NominationRepository.ConditionName;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What one can ask about the nominations to and from a partner. */
@ApplicationScoped
@Transactional
public class Nominations {

    private final NominationRepository repository;
    private final OrganisationRepository organisations;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Nominations(NominationRepository repository, OrganisationRepository organisations, Caller caller, Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * One page of the nominations of an academic year, with the seats of that year.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 for who is neither of the school's staff nor of that partner
     */
    NominationList list(UUID partner, NominationFilter filter, ListRequest request) {
        Organisation organisation = visible(partner);
        AcademicYearSpan year = filter.year(LocalDate.now(clock));
        Page<FollowedMobility> page = repository.page(partner, filter, year, request, Function.identity());
        return new NominationList(
                organisation.toRef(),
                year.from(),
                repository.seats(partner, year),
                views(page.items(), conditions(page.items())),
                page.next(),
                page.count());
    }

    /**
     * All of the nominations of an academic year, to be read inside the transaction that sends them.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 as for the list, and 400 for what is no academic year, at once
     */
    Supplier<Stream<NominationRow>> rows(UUID partner, NominationFilter filter) {
        visible(partner);
        AcademicYearSpan year = filter.year(LocalDate.now(clock));
        return () -> Exports.blocks(last -> rows(repository.after(last, partner, filter, year)));
    }

    private List<NominationRow> rows(List<FollowedMobility> mobilities) {
        Map<UUID, ConditionName> conditions = conditions(mobilities);
        return views(mobilities, conditions).stream()
                .map(view -> NominationRow.of(
                        view,
                        conditions.containsKey(view.conditionId())
                                ? conditions.get(view.conditionId()).agreement()
                                : null))
                .toList();
    }

    private Organisation visible(UUID partner) {
        return Optional.of(partner)
                .filter(id -> caller.staff() || id.equals(caller.organisationId()))
                .flatMap(organisations::byId)
                .orElseThrow(() -> Problems.notFound("organisation"))
                .unlessMerged();
    }

    private Map<UUID, ConditionName> conditions(List<FollowedMobility> mobilities) {
        return repository.names(mobilities.stream()
                .map(FollowedMobility::conditionId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
    }

    private List<NominationView> views(List<FollowedMobility> mobilities, Map<UUID, ConditionName> conditions) {
        Set<UUID> ends = mobilities.stream()
                .flatMap(mobility -> Stream.of(mobility.sendingId(), mobility.hostId()))
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Map<UUID, Ref> names = ends.isEmpty()
                ? Map.of()
                : organisations.byIds(ends).stream().collect(Collectors.toMap(Organisation::id, Organisation::toRef));
        return mobilities.stream()
                .map(mobility -> NominationView.of(mobility, names, conditions))
                .toList();
    }
}
