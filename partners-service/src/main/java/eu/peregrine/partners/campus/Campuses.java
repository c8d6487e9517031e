package eu.peregrine.partners.campus;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What one can do with campuses and their programmes. */
@ApplicationScoped
@Transactional
public class Campuses {

    static final String KIND = "campus";

    private static final VisibleTo STAFF = VisibleTo.roles(Roles.COORDINATOR, Roles.SECURITY, Roles.FINANCE);
    private static final VisibleTo EVERYBODY = VisibleTo.roles(
            Roles.COORDINATOR,
            Roles.SECURITY,
            Roles.FINANCE,
            Roles.REVIEWER,
            Roles.STUDENT,
            Roles.APPLICANT,
            Roles.PARTNER,
            Roles.FUNDER);

    private final CampusRepository repository;
    private final OrganisationRepository organisations;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Campuses(
            CampusRepository repository,
            OrganisationRepository organisations,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    CampusView plan(CampusDraft draft) {
        if (draft.id() != null && repository.exists(draft.id())) {
            throw Problems.conflict("id-taken", "There is a campus with the id " + draft.id() + " already.");
        }
        UUID id = draft.id() == null ? Ids.next() : draft.id();
        Campus campus = Campus.plan(id, draft, host(draft), now());
        repository.persist(campus);
        return published(campus);
    }

    CampusView get(UUID id) {
        return view(visible(id));
    }

    Page<CampusView> list(CampusFilter filter, ListRequest request) {
        Page<Campus> page = repository.page(filter, caller.staff(), caller.organisationId(), request);
        Map<UUID, Ref> names = partners(page.items());
        return new Page<>(
                page.items().stream()
                        .map(campus -> CampusView.of(campus, names, null))
                        .toList(),
                page.next(),
                page.count());
    }

    CampusView replace(UUID id, String ifMatch, CampusDraft draft) {
        Campus campus = visible(id);
        IfMatch.required(ifMatch, campus);
        campus.replace(draft, host(draft), now());
        return published(campus);
    }

    CampusView open(UUID id, String ifMatch) {
        Campus campus = visible(id);
        IfMatch.accepted(ifMatch, campus);
        campus.open(now());
        return published(campus);
    }

    CampusView close(UUID id, String ifMatch) {
        Campus campus = visible(id);
        IfMatch.accepted(ifMatch, campus);
        campus.close(now());
        return published(campus);
    }

    /** Answers the programme's id. */
    UUID add(UUID id, String ifMatch, ProgrammeDraft draft) {
        Campus campus = visible(id);
        IfMatch.accepted(ifMatch, campus);
        UUID programme = Ids.next();
        campus.add(programme, draft, known(draft.corporatePartners()), now());
        publish(campus);
        return programme;
    }

    CampusView change(UUID id, UUID programme, String ifMatch, ProgrammeDraft draft) {
        Campus campus = visible(id);
        IfMatch.required(ifMatch, campus);
        campus.change(programme, draft, known(draft.corporatePartners()), now());
        return published(campus);
    }

    CampusView remove(UUID id, UUID programme, String ifMatch) {
        Campus campus = visible(id);
        IfMatch.required(ifMatch, campus);
        campus.remove(programme, now());
        return published(campus);
    }

    List<ProgrammeView> programmes(UUID id) {
        return view(visible(id)).programmes();
    }

    ProgrammeView programme(UUID id, UUID programme) {
        Campus campus = visible(id);
        return ProgrammeView.of(campus, campus.programme(programme), partners(List.of(campus)));
    }

    /**
     * @param id of a campus
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none that the caller may see
     */
    void requireVisible(UUID id) {
        visible(id);
    }

    private Campus visible(UUID id) {
        return repository
                .visible(id, caller.staff(), caller.organisationId())
                .orElseThrow(() -> Problems.notFound(KIND));
    }

    private Organisation host(CampusDraft draft) {
        return organisations.byId(draft.hostId()).orElse(null);
    }

    private Map<UUID, Organisation> known(Collection<UUID> ids) {
        return organisations.byIds(ids).stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
    }

    private Map<UUID, Ref> partners(List<Campus> campuses) {
        Set<UUID> ids = campuses.stream()
                .flatMap(campus -> campus.programmes().stream())
                .flatMap(programme -> programme.toDraft().corporatePartners().stream())
                .collect(Collectors.toSet());
        return organisations.byIds(ids).stream().collect(Collectors.toMap(Organisation::id, Organisation::toRef));
    }

    /** The database keeps microseconds; what is answered now must read the same later, or its ETag would move. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private CampusView published(Campus campus) {
        publish(campus);
        return view(campus);
    }

    void publish(Campus campus) {
        VisibleTo readers = campus.state() == CampusState.PLANNED
                ? STAFF.organisation(campus.host().id())
                : EVERYBODY;
        outbox.publish(campus, CampusEvent.of(campus), readers);
    }

    private CampusView view(Campus campus) {
        return CampusView.of(campus, partners(List.of(campus)), actions(campus));
    }

    private List<Action> actions(Campus campus) {
        Actions actions = Actions.of("/api/v1/campuses/" + campus.id());
        for (CampusVerb verb : CampusVerb.values()) {
            List<String> reasons = new ArrayList<>();
            if (!caller.has(Roles.OFFICER)) {
                reasons.add("Only the international office does this.");
            }
            if (!verb.isLegalIn(campus.state())) {
                reasons.add("It is " + campus.state() + ".");
            }
            if (verb == CampusVerb.OPEN && campus.programmes().isEmpty()) {
                reasons.add("It has no programme.");
            }
            if (verb == CampusVerb.OPEN) {
                CampusRules.host(campus.host(), "").all().forEach(refusal -> reasons.add(refusal.detail()));
            }
            actions.add(verb.word(), reasons);
        }
        return actions.list();
    }
}
