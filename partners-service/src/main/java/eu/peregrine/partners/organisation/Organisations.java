package eu.peregrine.partners.organisation;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What one can do with organisations. */
@ApplicationScoped
@Transactional
public class Organisations {

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

    private final OrganisationRepository repository;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    /** Made by the container. */
    @Inject
    public Organisations(OrganisationRepository repository, Outbox outbox, Caller caller, Clock clock) {
        this.repository = repository;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    OrganisationView register(OrganisationDraft draft) {
        Organisation organisation = Organisation.register(newId(draft.id()), draft, OrganisationState.PROSPECT, now());
        save(organisation, draft);
        return view(organisation);
    }

    /** Registers one line of an import and returns the organisation's id. */
    UUID register(OrganisationLine line) {
        OrganisationDraft draft = line.toDraft();
        Organisation organisation = Organisation.register(newId(line.id()), draft, line.stateOrProspect(), now());
        for (int i = 0; i < line.labelsOrNone().size(); i++) {
            organisation.labelOnRegistration(line.labelsOrNone().get(i), "/labels/" + i);
        }
        for (int i = 0; i < line.membershipsOrNone().size(); i++) {
            MembershipDraft membership = line.membershipsOrNone().get(i);
            String pointer = "/memberships/" + i;
            organisation.joinOnRegistration(network(membership, pointer), membership, pointer);
        }
        save(organisation, draft);
        return organisation.id();
    }

    OrganisationView get(UUID id) {
        return view(visible(id));
    }

    /** One page of what the caller may see. */
    public Page<OrganisationView> list(OrganisationFilter filter, ListRequest request) {
        return repository.page(filter, Audience.of(caller), request, OrganisationView::inList);
    }

    OrganisationView replace(UUID id, String ifMatch, OrganisationDraft draft) {
        Organisation organisation = visible(id);
        IfMatch.required(ifMatch, organisation);
        Violations violations = new Violations();
        violations.check(draft.id() == null || draft.id().equals(id), "/id", "other-id", "An id never changes.");
        violations.throwIfAny();
        refuseTaken(draft, id);
        organisation.replace(draft, now());
        return published(organisation);
    }

    OrganisationView activate(UUID id, String ifMatch) {
        Organisation organisation = toChange(id, ifMatch);
        organisation.activate(now());
        return published(organisation);
    }

    OrganisationView suspend(UUID id, String ifMatch) {
        Organisation organisation = toChange(id, ifMatch);
        organisation.suspend(now());
        return published(organisation);
    }

    OrganisationView archive(UUID id, String ifMatch) {
        Organisation organisation = toChange(id, ifMatch);
        organisation.archive(now());
        return published(organisation);
    }

    OrganisationView label(UUID id, String ifMatch, LabelDraft draft) {
        Organisation organisation = toChange(id, ifMatch);
        organisation.label(draft, now());
        return published(organisation);
    }

    OrganisationView join(UUID id, String ifMatch, MembershipDraft draft) {
        Organisation organisation = toChange(id, ifMatch);
        organisation.join(network(draft, ""), draft, now());
        return published(organisation);
    }

    /**
     * Tells the staff that the exchange with a partner crossed a threshold.
     *
     * @param id of a partner
     * @param balance what its events carry as {@code balance}, besides the organisation's whole public state
     */
    public void alert(UUID id, Object balance) {
        Organisation organisation = repository.toChange(id);
        organisation.alert();
        outbox.publish(organisation, new BalanceAlertEvent(OrganisationEvent.of(organisation), balance), STAFF);
    }

    /** The rows of an export; read inside the transaction that streams them. */
    Stream<OrganisationLine> export() {
        return repository.all().map(OrganisationLine::of);
    }

    /**
     * @param id of an organisation
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none that the caller may see
     */
    public void requireVisible(UUID id) {
        visible(id);
    }

    /** The database keeps microseconds; what is answered now must read the same later, or its ETag would move. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private Organisation visible(UUID id) {
        return repository.visible(id, Audience.of(caller)).orElseThrow(() -> Problems.notFound("organisation"));
    }

    private Organisation toChange(UUID id, String ifMatch) {
        Organisation organisation = visible(id);
        IfMatch.accepted(ifMatch, organisation);
        return organisation;
    }

    private UUID newId(UUID wished) {
        if (wished != null && repository.byId(wished).isPresent()) {
            throw Problems.conflict("id-taken", "There is an organisation with the id " + wished + " already.");
        }
        return wished == null ? Ids.next() : wished;
    }

    private Organisation network(MembershipDraft draft, String pointer) {
        return repository
                .byId(draft.networkId())
                .orElseThrow(() -> Problems.invalid(new Violations()
                        .add(pointer + "/networkId", "unknown-network", "There is no organisation with that id.")
                        .all()));
    }

    private void save(Organisation organisation, OrganisationDraft draft) {
        refuseTaken(draft, organisation.id());
        repository.persist(organisation);
        publish(organisation);
    }

    private void refuseTaken(OrganisationDraft draft, UUID id) {
        Identifiers identifiers = draft.identifiersOrNone();
        Violations violations = new Violations();
        refuseTaken("schac", identifiers.schac(), id, violations);
        refuseTaken("pic", identifiers.pic(), id, violations);
        refuseTaken("erasmusCode", identifiers.erasmusCode(), id, violations);
        refuseTaken("ror", identifiers.ror(), id, violations);
        refuseTaken("oid", identifiers.oid(), id, violations);
        if (draft.isHome()) {
            violations.check(
                    repository
                            .home()
                            .map(Organisation::id)
                            .filter(home -> !home.equals(id))
                            .isEmpty(),
                    "/home",
                    "second-home",
                    "Another organisation is the home school already.");
        }
        violations.throwIfAny();
    }

    private void refuseTaken(String field, String value, UUID id, Violations violations) {
        violations.check(
                value == null || !repository.isIdentifierTaken(field, value, id),
                "/identifiers/" + field,
                "identifier-taken",
                "Another organisation has the identifier " + value + " already.");
    }

    private OrganisationView published(Organisation organisation) {
        publish(organisation);
        return view(organisation);
    }

    private void publish(Organisation organisation) {
        VisibleTo readers =
                organisation.state() == OrganisationState.PROSPECT ? STAFF.organisation(organisation.id()) : EVERYBODY;
        outbox.publish(organisation, OrganisationEvent.of(organisation), readers);
    }

    private OrganisationView view(Organisation organisation) {
        return OrganisationView.of(organisation, actions(organisation));
    }

    private List<Action> actions(Organisation organisation) {
        Actions actions = Actions.of("/api/v1/organisations/" + organisation.id());
        boolean officer = caller.has(Roles.OFFICER);
        Arrays.stream(OrganisationVerb.values())
                .forEach(verb -> actions.add(verb.word(), reasonsAgainst(verb, organisation, officer)));
        return actions.list();
    }

    private static List<String> reasonsAgainst(OrganisationVerb verb, Organisation organisation, boolean officer) {
        List<String> reasons = new ArrayList<>();
        if (!officer) {
            reasons.add("Only the international office does this.");
        }
        if (!verb.isLegalIn(organisation.state())) {
            reasons.add("It is " + organisation.state() + ".");
        }
        if (organisation.isHome() && verb != OrganisationVerb.ACTIVATE) {
            reasons.add("It is the home school.");
        }
        return reasons;
    }
}
