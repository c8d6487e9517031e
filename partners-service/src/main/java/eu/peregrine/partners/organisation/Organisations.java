package eu.peregrine.partners.organisation;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What one can do with organisations. */
@ApplicationScoped
@Transactional
public class Organisations {

    private final OrganisationRepository repository;
    private final OrganisationAccess access;
    private final Duplicates duplicates;
    private final Documents documents;
    private final Acting acting;

    /** Made by the container. */
    @Inject
    public Organisations(
            OrganisationRepository repository,
            OrganisationAccess access,
            Duplicates duplicates,
            Documents documents,
            Acting acting) {
        this.repository = repository;
        this.access = access;
        this.duplicates = duplicates;
        this.documents = documents;
        this.acting = acting;
    }

    OrganisationView register(OrganisationDraft draft) {
        Organisation organisation =
                Organisation.register(newId(draft.id()), draft, OrganisationState.PROSPECT, access.now());
        duplicates.refuseTaken(draft, organisation.id());
        List<PossibleDuplicate> similar = duplicates.resembling(draft, organisation.id());
        repository.persist(organisation);
        access.publish(organisation);
        return OrganisationView.of(organisation, access.isStaff(), similar, actions(organisation));
    }

    /** Takes the lines of an import that share a transaction; what they may collide with is read for all at once. */
    BiFunction<OrganisationLine, Violations, UUID> registerAll(List<OrganisationLine> lines) {
        LineFacts facts = LineFacts.of(lines, repository);
        return (line, warnings) -> register(line, facts, warnings);
    }

    /** Registers one line, notes whom it may be a duplicate of, and returns the organisation's id. */
    private UUID register(OrganisationLine line, LineFacts facts, Violations warnings) {
        facts.refuseTakenId(line.id());
        UUID id = line.id() == null ? Ids.next() : line.id();
        OrganisationDraft draft = line.toDraft();
        Organisation organisation = Organisation.register(id, draft, line.stateOrProspect(), access.now());
        MergeRules.check(
                line,
                line.mergedInto() == null
                        ? null
                        : repository.byId(line.mergedInto()).orElse(null));
        organisation.complete(line, networks(line), Ids::next);
        List<Organisation> twins = duplicates.refuseTaken(draft, id, facts.sharing(draft));
        twins.forEach(twin -> warnings.add(
                "/name/en",
                "possible-duplicate",
                "There is an organisation of this name in " + draft.country() + " already: " + twin.id() + "."));
        repository.persist(organisation);
        access.publish(organisation);
        facts.know(organisation);
        return id;
    }

    OrganisationView get(UUID id) {
        return view(access.visible(id).unlessMerged());
    }

    /** One page of what the caller may see. */
    public Page<OrganisationView> list(OrganisationFilter filter, ListRequest request) {
        boolean staff = access.isStaff();
        return repository.page(
                filter,
                access.audience(),
                access.today(),
                request,
                organisation -> OrganisationView.inList(organisation, staff));
    }

    OrganisationView replace(UUID id, String ifMatch, OrganisationDraft draft) {
        Organisation organisation = access.visible(id);
        IfMatch.required(ifMatch, organisation);
        Violations violations = new Violations();
        violations.check(draft.id() == null || draft.id().equals(id), "/id", "other-id", "An id never changes.");
        violations.throwIfAny();
        duplicates.refuseTaken(draft, id);
        organisation.replace(draft, access.now());
        return published(organisation);
    }

    OrganisationView activate(UUID id, String ifMatch) {
        Organisation organisation = access.toChange(id, ifMatch);
        organisation.activate(access.now());
        return published(organisation);
    }

    OrganisationView suspend(UUID id, String ifMatch) {
        Organisation organisation = access.toChange(id, ifMatch);
        acting.requireReason();
        organisation.suspend(acting.reason(), access.now());
        return published(organisation);
    }

    OrganisationView archive(UUID id, String ifMatch) {
        Organisation organisation = access.toChange(id, ifMatch);
        organisation.archive(access.now());
        return published(organisation);
    }

    OrganisationView assign(UUID id, String ifMatch, AssignmentDraft draft) {
        Organisation organisation = access.toChange(id, ifMatch);
        if (organisation.assign(draft.officer(), access.now())) {
            access.publishAssignment(organisation);
        }
        return view(organisation);
    }

    OrganisationView label(UUID id, String ifMatch, LabelDraft draft) {
        Organisation organisation = access.toChange(id, ifMatch);
        organisation.label(draft, access.now());
        return published(organisation);
    }

    OrganisationView join(UUID id, String ifMatch, MembershipDraft draft) {
        Organisation organisation = access.toChange(id, ifMatch);
        organisation.join(network(draft, ""), draft, access.now());
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
        access.alert(organisation, balance);
    }

    /** Keeps a paper of an organisation. */
    DocumentRef attach(UUID id, String name, String contentType, InputStream file) {
        access.visible(id);
        Organisation organisation = repository.toChange(id);
        DocumentRef document = documents.save("organisation", id, name, contentType, file);
        organisation.attached(access.now());
        access.publish(organisation);
        return document;
    }

    /** The rows of an export; read inside the transaction that streams them. */
    Stream<OrganisationLine> export() {
        return repository.all().map(OrganisationLine::of);
    }

    /**
     * @param id of an organisation, a merged one's too
     * @throws eu.peregrine.kit.problem.ProblemException 404 for who may not see it
     */
    public void requireVisible(UUID id) {
        access.visible(id);
    }

    /**
     * @param id of an organisation
     * @throws OrganisationMoved of one that was merged
     * @throws eu.peregrine.kit.problem.ProblemException 404 for who may not see it
     */
    void requireUnmerged(UUID id) {
        access.visible(id).unlessMerged();
    }

    private UUID newId(UUID wished) {
        if (wished != null && repository.byId(wished).isPresent()) {
            throw Problems.conflict("id-taken", "There is an organisation with the id " + wished + " already.");
        }
        return wished == null ? Ids.next() : wished;
    }

    private Map<UUID, Organisation> networks(OrganisationLine line) {
        Map<UUID, Organisation> networks = new HashMap<>();
        for (int i = 0; i < line.memberships().size(); i++) {
            MembershipDraft membership = line.memberships().get(i);
            networks.put(membership.networkId(), network(membership, "/memberships/" + i));
        }
        return networks;
    }

    private Organisation network(MembershipDraft draft, String pointer) {
        return repository
                .byId(draft.networkId())
                .orElseThrow(() -> Problems.invalid(new Violations()
                        .add(pointer + "/networkId", "unknown-network", "There is no organisation with that id.")
                        .all()));
    }

    private OrganisationView published(Organisation organisation) {
        access.publish(organisation);
        return view(organisation);
    }

    private OrganisationView view(Organisation organisation) {
        return OrganisationView.of(organisation, access.isStaff(), null, actions(organisation));
    }

    private List<Action> actions(Organisation organisation) {
        Actions actions = Actions.of("/api/v1/organisations/" + organisation.id());
        boolean office = access.isOffice();
        Arrays.stream(OrganisationVerb.values())
                .forEach(verb -> actions.add(verb.word(), reasonsAgainst(verb, organisation, office)));
        actions.add("assign", office, "Only the international office does this.");
        actions.add("merge", reasonsAgainstMerging(organisation, office));
        return actions.list();
    }

    private static List<String> reasonsAgainstMerging(Organisation organisation, boolean office) {
        List<String> reasons = new ArrayList<>();
        if (!office) {
            reasons.add("Only the international office does this.");
        }
        if (organisation.isHome()) {
            reasons.add("It is the home school.");
        }
        return reasons;
    }

    private static List<String> reasonsAgainst(OrganisationVerb verb, Organisation organisation, boolean office) {
        List<String> reasons = new ArrayList<>();
        if (!office) {
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
