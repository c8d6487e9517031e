package eu.peregrine.mobility.policy;

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
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.programme.Programme;
import eu.peregrine.mobility.programme.Programmes;
import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The mobility policies, each with its versions. */
@ApplicationScoped
@Transactional
public class MobilityPolicies {

    private static final VisibleTo SCHOOL =
            VisibleTo.roles(Roles.COORDINATOR, Roles.FINANCE, Roles.SECURITY, Roles.STUDENT);

    private final MobilityPolicyRepository repository;
    private final Programmes programmes;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    MobilityPolicies(
            MobilityPolicyRepository repository, Programmes programmes, Outbox outbox, Caller caller, Clock clock) {
        this.repository = repository;
        this.programmes = programmes;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Writes down a policy.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 where another policy is for some of the same students, 422
     *     for a programme that does not exist
     */
    public PolicyView create(PolicyDraft draft) {
        repository.lock();
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a mobility policy with this id already.");
        }
        checkProgrammes(draft);
        refuseCompetition(draft, null);
        MobilityPolicy policy =
                new MobilityPolicy(draft.id() == null ? Ids.next() : draft.id(), draft, clock.instant());
        repository.persist(policy);
        return published(policy);
    }

    /** Adds a version; the programmes and the status cannot change. */
    public PolicyView change(UUID id, String ifMatch, PolicyDraft draft) {
        repository.lock();
        MobilityPolicy policy = found(id);
        IfMatch.required(ifMatch, policy);
        refuseOtherStudents(policy, draft);
        refuseCompetition(draft, id);
        policy.change(draft, clock.instant());
        return published(policy);
    }

    /**
     * Checks that the draft could be a further version of the policy, and writes nothing.
     *
     * @throws eu.peregrine.kit.problem.ProblemException as {@link #change} without an outdated {@code If-Match}
     */
    public void check(UUID id, PolicyDraft draft) {
        refuseOtherStudents(found(id), draft);
        refuseCompetition(draft, id);
    }

    private static void refuseOtherStudents(MobilityPolicy policy, PolicyDraft draft) {
        new Violations()
                .check(
                        policy.programmes().equals(draft.allProgrammes()),
                        "/programmes",
                        "fixed",
                        "The programmes of a policy do not change: write a policy of their own for others.")
                .check(
                        policy.status() == draft.status(),
                        "/status",
                        "fixed",
                        "The status that a policy is for does not change.")
                .throwIfAny();
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such a policy */
    public PolicyView get(UUID id) {
        MobilityPolicy policy = found(id);
        return view(policy, true, programmes.byIds(policy.programmes()));
    }

    /** The policies. */
    public Page<PolicyView> list(ListRequest request, List<UUID> ofProgrammes, List<StudentStatus> statuses) {
        Map<UUID, Programme> names = programmes.all();
        return repository.page(request, ofProgrammes, statuses, policy -> view(policy, false, names));
    }

    /** What applies to students of the programmes, read once for many students. */
    public PolicyBook of(Collection<UUID> ofProgrammes) {
        return new PolicyBook(repository.of(ofProgrammes));
    }

    private MobilityPolicy found(UUID id) {
        return repository.findByIdOptional(id).orElseThrow(() -> Problems.notFound("mobility policy"));
    }

    private void checkProgrammes(PolicyDraft draft) {
        Map<UUID, Programme> known = programmes.byIds(draft.allProgrammes());
        Violations violations = new Violations();
        for (UUID programme : draft.allProgrammes()) {
            violations.check(
                    known.containsKey(programme), "/programmes", "unknown", "There is no programme " + programme + ".");
        }
        violations.throwIfAny();
    }

    private void refuseCompetition(PolicyDraft draft, UUID except) {
        PolicyVersion version = new PolicyVersion(draft, clock.instant());
        for (MobilityPolicy other : repository.of(draft.status(), draft.allProgrammes())) {
            if (!other.id().equals(except) && other.competesWith(draft.status(), draft.allProgrammes(), version)) {
                throw Problems.conflict(
                        "policy-overlaps",
                        "The policy " + other.id() + " is for some of the same students: same programme, status and"
                                + " intake. Add a version to it, or choose other intakes.");
            }
        }
    }

    private PolicyView published(MobilityPolicy policy) {
        outbox.publish(policy, PolicyState.of(policy), SCHOOL);
        return view(policy, true, programmes.byIds(policy.programmes()));
    }

    private PolicyView view(MobilityPolicy policy, boolean whole, Map<UUID, Programme> names) {
        boolean officer = caller.has(Roles.OFFICER);
        List<String> against = officer ? List.of() : List.of("Only an officer may change mobility policies.");
        String href = "/api/v1/mobility-policies/" + policy.id();
        return new PolicyView(
                policy.id(),
                policy.programmes().stream()
                        .sorted()
                        .map(id -> Ref.to("programmes", id, names.get(id).name()))
                        .toList(),
                policy.status(),
                PolicyVersionView.latest(policy),
                whole ? PolicyVersionView.all(policy) : null,
                whole ? List.of(new Action("change", href, officer, against)) : null,
                policy.version());
    }
}
