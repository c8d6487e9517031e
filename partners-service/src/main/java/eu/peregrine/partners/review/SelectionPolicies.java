package eu.peregrine.partners.review;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.partners.agreement.ProposalPolicy;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The policy that no agreement is proposed without a review: what it says, and whether an agreement keeps it. */
@ApplicationScoped
@Transactional
public class SelectionPolicies implements ProposalPolicy {

    /** The id of the one policy. */
    static final UUID ID = UUID.fromString("0190a000-0000-7000-8000-00000000a001");

    private final EntityManager entityManager;
    private final ReviewRepository reviews;
    private final OrganisationRepository organisations;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;
    private final boolean requiredByConfiguration;

    @Inject
    SelectionPolicies(
            EntityManager entityManager,
            ReviewRepository reviews,
            OrganisationRepository organisations,
            Outbox outbox,
            Caller caller,
            Clock clock,
            @ConfigProperty(name = "peregrine.partners.require-review", defaultValue = "false")
                    boolean requiredByConfiguration) {
        this.entityManager = entityManager;
        this.reviews = reviews;
        this.organisations = organisations;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
        this.requiredByConfiguration = requiredByConfiguration;
    }

    /** The public state of the policy, as its event carries it. */
    record PolicyEvent(UUID id, boolean requireReview) {}

    PolicyView get() {
        return view(policy(LockModeType.NONE));
    }

    PolicyView set(String ifMatch, PolicyDraft draft) {
        Optional<SelectionPolicy> before = policy(LockModeType.PESSIMISTIC_WRITE);
        IfMatch.required(ifMatch, version(before));
        before.ifPresent(policy -> policy.change(draft.requireReview()));
        SelectionPolicy policy = before.orElseGet(() -> SelectionPolicy.set(draft.requireReview()));
        if (before.isEmpty()) {
            entityManager.persist(policy);
        }
        outbox.publish(
                policy,
                new PolicyEvent(policy.id(), policy.requiresReview()),
                VisibleTo.roles(Roles.COORDINATOR, Roles.REVIEWER));
        return view(Optional.of(policy));
    }

    @Override
    public Violations against(List<UUID> parties) {
        Violations violations = new Violations();
        if (!required(policy(LockModeType.NONE))) {
            return violations;
        }
        Map<UUID, Organisation> known =
                organisations.byIds(parties).stream().collect(Collectors.toMap(Organisation::id, Function.identity()));
        Set<UUID> approved = reviews.approved(parties, LocalDate.now(clock));
        for (int i = 0; i < parties.size(); i++) {
            Organisation party = known.get(parties.get(i));
            violations.check(
                    party == null || party.isHome() || approved.contains(party.id()),
                    "/parties/" + i,
                    "review-missing",
                    "The school's policy asks for a valid positive selection review of every other party first.");
        }
        return violations;
    }

    private boolean required(Optional<SelectionPolicy> policy) {
        return policy.map(SelectionPolicy::requiresReview).orElse(requiredByConfiguration);
    }

    private Optional<SelectionPolicy> policy(LockModeType lock) {
        return Optional.ofNullable(entityManager.find(SelectionPolicy.class, ID, lock));
    }

    // Before it was first set there is a version too, so that whoever sets it has read it.
    private static long version(Optional<SelectionPolicy> policy) {
        return policy.map(set -> set.version() + 1).orElse(0L);
    }

    private PolicyView view(Optional<SelectionPolicy> policy) {
        boolean may = caller.has(Roles.OFFICER, Roles.ADMIN);
        return new PolicyView(
                required(policy),
                policy.isPresent() ? "setting" : "configuration",
                Actions.of("/api/v1/selection-reviews/policy")
                        .add("set", may ? List.of() : List.of("Only the international office does this."))
                        .list(),
                version(policy));
    }
}
