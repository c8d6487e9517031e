package eu.peregrine.mobility.placement;

import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.destination.Reason;
import eu.peregrine.mobility.organisation.OrganisationDirectory;
import eu.peregrine.mobility.organisation.PartnerOrganisation;
import eu.peregrine.mobility.storage.References;
import eu.peregrine.mobility.student.StudentDirectory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What hosts abroad offer: written by the host with its own token, or by an officer for any. */
@ApplicationScoped
@Transactional
public class PlacementOffers {
    /** The path placements are served at. */
    static final String PATH = "/api/v1/placements";

    private static final String NETWORK = "network";

    private final PlacementRepository repository;
    private final PlacementApplicationRepository applications;
    private final PlacementNews news;
    private final OrganisationDirectory organisations;
    private final StudentDirectory students;
    private final References references;
    private final Caller caller;
    private final Acting acting;
    private final Clock clock;

    @Inject
    PlacementOffers(
            PlacementRepository repository,
            PlacementApplicationRepository applications,
            PlacementNews news,
            OrganisationDirectory organisations,
            StudentDirectory students,
            References references,
            Caller caller,
            Acting acting,
            Clock clock) {
        this.repository = repository;
        this.applications = applications;
        this.news = news;
        this.organisations = organisations;
        this.students = students;
        this.references = references;
        this.caller = caller;
        this.acting = acting;
        this.clock = clock;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where the id is taken, 422 with all that is wrong */
    public PlacementOfferView create(PlacementOfferDraft draft) {
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a placement with this id already.");
        }
        UUID offering = caller.has(Roles.OFFICER) ? draft.hostId() : caller.organisationId();
        Violations violations = new Violations();
        violations.check(
                offering != null && (draft.hostId() == null || draft.hostId().equals(offering)),
                "/hostId",
                "own-organisation",
                caller.has(Roles.OFFICER)
                        ? "Say which organisation offers the placement."
                        : "A partner offers for its own organisation only.");
        violations.throwIfAny();
        PartnerOrganisation host = host(offering, violations);
        violations.throwIfAny();
        String country = country(draft, host, violations);
        violations.throwIfAny();
        Placement placement = new Placement(draft, host.id(), country, references.next("PLC"), clock.instant());
        repository.persist(placement);
        return published(placement);
    }

    /** Changes what the offer says. */
    public PlacementOfferView edit(UUID id, String ifMatch, PlacementOfferDraft draft) {
        Placement placement = toChange(id);
        IfMatch.required(ifMatch, placement);
        Violations violations = new Violations();
        violations.check(
                draft.hostId() == null || draft.hostId().equals(placement.hostId()),
                "/hostId",
                "host-fixed",
                "The host of an offer never changes.");
        PartnerOrganisation host = host(placement.hostId(), violations);
        violations.throwIfAny();
        String country = country(draft, host, violations);
        violations.throwIfAny();
        placement.edit(draft, country, clock.instant());
        return published(placement);
    }

    /** Shows it to students. */
    public PlacementOfferView publish(UUID id, String ifMatch) {
        return step(id, ifMatch, (placement, now) -> {
            Violations violations = new Violations();
            host(placement.hostId(), violations);
            violations.throwIfAny();
            placement.publish(today(), now);
        });
    }

    /** Nobody may apply any more. */
    public PlacementOfferView close(UUID id, String ifMatch) {
        return step(id, ifMatch, Placement::close);
    }

    /** Students may apply again. */
    public PlacementOfferView reopen(UUID id, String ifMatch) {
        return step(id, ifMatch, (placement, now) -> placement.reopen(today(), now));
    }

    /** The host takes nobody; whoever waits for an answer learns so. */
    public PlacementOfferView withdraw(UUID id, String ifMatch, PlacementBodies.Withdrawal body) {
        acting.reason(body.reason());
        PlacementOfferView view = step(id, ifMatch, (placement, now) -> placement.withdraw(body.reason(), now));
        Placement placement = repository.toChange(id);
        applications.open(id).forEach(application -> {
            application.lapse("The offer was withdrawn: " + body.reason(), clock.instant());
            news.publish(application, placement);
        });
        return view;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such a placement, or it is not the caller's to see */
    public PlacementOfferView get(UUID id) {
        return view(found(id));
    }

    /** Those that the caller may see. */
    public Page<PlacementOfferView> list(ListRequest request, PlacementFilter filter) {
        Page<Placement> page = repository.page(request, filter, caller);
        Map<UUID, PartnerOrganisation> hosts = organisations.byIds(
                page.items().stream().map(Placement::hostId).distinct().toList());
        return page.map(p -> PlacementOfferView.of(p, ref(p, hosts), clock.getZone(), null));
    }

    /** The placement, where the caller may see it. */
    Placement found(UUID id) {
        return repository.visible(id, caller).orElseThrow(() -> Problems.notFound("placement"));
    }

    private Placement toChange(UUID id) {
        Placement placement = repository.toChange(id, caller).orElseThrow(() -> Problems.notFound("placement"));
        if (!caller.has(Roles.OFFICER)) {
            requireHost(placement);
        }
        return placement;
    }

    private void requireHost(Placement placement) {
        if (!placement.hostId().equals(caller.organisationId())) {
            throw Problems.forbidden("Only the host may do this, or an officer.");
        }
    }

    private PlacementOfferView step(UUID id, String ifMatch, BiConsumer<Placement, Instant> transition) {
        Placement placement = toChange(id);
        IfMatch.accepted(ifMatch, placement);
        transition.accept(placement, clock.instant());
        return published(placement);
    }

    private PartnerOrganisation host(UUID id, Violations violations) {
        PartnerOrganisation host = organisations.find(id).orElse(null);
        violations.check(host != null, "/hostId", "unknown-organisation", "There is no such organisation.");
        if (host != null) {
            violations.check(host.active(), "/hostId", "inactive-organisation", "The organisation is not active.");
            violations.check(!host.home(), "/hostId", "host-is-home", "The school offers no placement to itself.");
            violations.check(!host.kind().equals(NETWORK), "/hostId", "host-kind", "A network is nobody to work at.");
        }
        return host;
    }

    private String country(PlacementOfferDraft draft, PartnerOrganisation host, Violations violations) {
        String country = draft.country() == null ? host.country() : draft.country();
        String home = organisations.home().map(PartnerOrganisation::country).orElse(null);
        violations.check(country != null, "/country", "country", "Say in which country it is.");
        violations.check(country == null || !country.equals(home), "/country", "not-abroad", "A placement is abroad.");
        return country;
    }

    private PlacementOfferView published(Placement placement) {
        news.publish(placement);
        return view(placement);
    }

    private PlacementOfferView view(Placement placement) {
        Map<UUID, PartnerOrganisation> hosts = organisations.byIds(List.of(placement.hostId()));
        return PlacementOfferView.of(placement, ref(placement, hosts), clock.getZone(), actions(placement));
    }

    private static Ref ref(Placement placement, Map<UUID, PartnerOrganisation> hosts) {
        PartnerOrganisation host = hosts.get(placement.hostId());
        return host == null ? Ref.to("organisations", placement.hostId()) : host.ref();
    }

    private List<Action> actions(Placement placement) {
        Actions actions = Actions.of(PATH + "/" + placement.id());
        boolean host = caller.has(Roles.OFFICER)
                || caller.has(Roles.PARTNER) && placement.hostId().equals(caller.organisationId());
        List<String> legal = placement.legalVerbs();
        for (String verb : List.of("edit", "publish", "close", "reopen", "withdraw")) {
            if (!host) {
                actions.add(verb, false, "Only the host may do this, or an officer.");
            } else {
                actions.add(verb, legal.contains(verb), "The placement is " + placement.state() + ".");
            }
        }
        if (caller.studentId() != null) {
            actions.add("applications", against(placement, caller.studentId()));
        }
        return actions.list();
    }

    private List<String> against(Placement placement, UUID student) {
        if (applications.live(placement.id(), student).isPresent()) {
            return List.of("You have applied already.");
        }
        return students.find(student)
                .map(facts -> PlacementFit.reasons(facts, placement, today()).stream()
                        .map(Reason::detail)
                        .toList())
                .orElse(List.of("There is no student record for you."));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
