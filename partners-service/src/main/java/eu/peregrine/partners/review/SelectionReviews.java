package eu.peregrine.partners.review;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.Acting;
import eu.peregrine.kit.document.DocumentRef;
import eu.peregrine.kit.document.Documents;
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
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What one can do with reviews. */
@ApplicationScoped
@Transactional
public class SelectionReviews {

    static final String KIND = "selection-review";

    private final ReviewRepository repository;
    private final OrganisationRepository organisations;
    private final Documents documents;
    private final Outbox outbox;
    private final Acting acting;
    private final Caller caller;
    private final Clock clock;

    @Inject
    SelectionReviews(
            ReviewRepository repository,
            OrganisationRepository organisations,
            Documents documents,
            Outbox outbox,
            Acting acting,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.organisations = organisations;
        this.documents = documents;
        this.outbox = outbox;
        this.acting = acting;
        this.caller = caller;
        this.clock = clock;
    }

    ReviewView open(ReviewDraft draft) {
        Organisation organisation = organisations
                .byId(draft.organisationId())
                .orElseThrow(() -> Problems.invalid(new Violations()
                        .add("/organisationId", "unknown-organisation", "There is no organisation with that id.")
                        .all()));
        ReviewRules.check(organisation).throwIfAny();
        Instant now = now();
        String reference = repository.nextReference(now.atZone(ZoneOffset.UTC).getYear());
        SelectionReview review = SelectionReview.open(Ids.next(), reference, organisation, draft.criteria(), now);
        repository.persist(review);
        return published(review);
    }

    ReviewView get(UUID id) {
        return view(repository.byId(id).orElseThrow(SelectionReviews::unknown));
    }

    Page<ReviewListItem> list(ReviewFilter filter, ListRequest request) {
        return repository.page(filter, request);
    }

    ReviewView edit(UUID id, String ifMatch, CriteriaDraft draft) {
        SelectionReview review = repository.toChange(id).orElseThrow(SelectionReviews::unknown);
        IfMatch.required(ifMatch, review);
        review.edit(draft.criteria(), now());
        return published(review);
    }

    ReviewView score(UUID id, String ifMatch, ScoresDraft draft) {
        SelectionReview review = toChange(id, ifMatch);
        requireDocuments(draft, review.organisation().id());
        review.score(caller.subject(), draft, now());
        return published(review);
    }

    ReviewView declareConflict(UUID id, String ifMatch, ConflictDraft draft) {
        SelectionReview review = toChange(id, ifMatch);
        String reviewer = draft.reviewer() == null ? caller.subject() : draft.reviewer();
        if (!reviewer.equals(caller.subject()) && !caller.has(Roles.OFFICER)) {
            throw Problems.forbidden("Only the international office declares somebody else's conflict of interest.");
        }
        acting.reason(draft.reason());
        review.declareConflict(reviewer, draft.reason(), now());
        return published(review);
    }

    ReviewView decide(UUID id, String ifMatch, DecisionDraft draft) {
        SelectionReview review = toChange(id, ifMatch);
        acting.reason(draft.reason());
        Instant now = now();
        List<SelectionReview> earlier = repository.decided(review.organisation().id());
        review.decide(caller.subject(), draft, LocalDate.now(clock), now);
        takeOver(review, earlier, now);
        return published(review);
    }

    /** Makes earlier reviews give way to one whose first day has come. */
    void takeOver(UUID id) {
        repository
                .toChange(id)
                .filter(review -> review.isTakingOver(LocalDate.now(clock)))
                .ifPresent(review -> {
                    List<SelectionReview> decided =
                            repository.decided(review.organisation().id());
                    takeOver(review, decided.subList(decided.indexOf(review) + 1, decided.size()), now());
                });
    }

    /** Makes earlier reviews of the organisation give way to one, now or on its first day. */
    void takeOver(SelectionReview review, List<SelectionReview> earlier, Instant now) {
        review.takeOver(earlier, LocalDate.now(clock), now).forEach(this::publish);
    }

    /** Lets one lapse whose last day is over. */
    void expire(UUID id) {
        repository.toChange(id).ifPresent(review -> {
            review.expire(LocalDate.now(clock), now());
            publish(review);
        });
    }

    /**
     * @param id of a review
     * @throws eu.peregrine.kit.problem.ProblemException 404 when there is none
     */
    void requireVisible(UUID id) {
        repository.byId(id).orElseThrow(SelectionReviews::unknown);
    }

    private SelectionReview toChange(UUID id, String ifMatch) {
        SelectionReview review = repository.toChange(id).orElseThrow(SelectionReviews::unknown);
        IfMatch.accepted(ifMatch, review);
        return review;
    }

    private static RuntimeException unknown() {
        return Problems.notFound("selection review");
    }

    private void requireDocuments(ScoresDraft draft, UUID organisation) {
        Set<UUID> kept = documents.of("organisation", organisation).stream()
                .map(DocumentRef::id)
                .collect(Collectors.toSet());
        Violations violations = new Violations();
        for (int i = 0; i < draft.scores().size(); i++) {
            List<Evidence> evidence = draft.scores().get(i).evidence();
            for (int j = 0; j < evidence.size(); j++) {
                UUID document = evidence.get(j).documentId();
                violations.check(
                        Objects.isNull(document) || kept.contains(document),
                        "/scores/" + i + "/evidence/" + j + "/documentId",
                        "unknown-document",
                        "The organisation has no document with this id.");
            }
        }
        violations.throwIfAny();
    }

    /** The database keeps microseconds; what is answered now must read the same later, or its ETag would move. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private ReviewView published(SelectionReview review) {
        publish(review);
        return view(review);
    }

    void publish(SelectionReview review) {
        outbox.publish(review, ReviewEvent.of(review), VisibleTo.roles(Roles.COORDINATOR, Roles.REVIEWER));
    }

    private ReviewView view(SelectionReview review) {
        return ReviewView.of(review, actions(review));
    }

    private List<Action> actions(SelectionReview review) {
        Actions actions = Actions.of("/api/v1/selection-reviews/" + review.id());
        for (ReviewVerb verb : ReviewVerb.values()) {
            actions.add(verb.word(), reasonsAgainst(verb, review));
        }
        return actions.list();
    }

    private List<String> reasonsAgainst(ReviewVerb verb, SelectionReview review) {
        List<String> reasons = new ArrayList<>();
        boolean office = verb == ReviewVerb.EDIT || verb == ReviewVerb.DECIDE;
        if (office && !caller.has(Roles.OFFICER)) {
            reasons.add("Only the international office does this.");
        } else if (!caller.has(Roles.OFFICER, Roles.COORDINATOR, Roles.REVIEWER)) {
            reasons.add("Only reviewers do this.");
        }
        if (!verb.isLegalIn(review.state())) {
            reasons.add("It is " + review.state() + ".");
        }
        if (verb == ReviewVerb.EDIT && !review.scores().isEmpty()) {
            reasons.add("Points have been given.");
        }
        boolean judges = verb == ReviewVerb.SCORE || verb == ReviewVerb.DECIDE;
        if (judges && review.isConflicted(caller.subject())) {
            reasons.add("You have a conflict of interest.");
        }
        if (verb == ReviewVerb.DECIDE && review.total() == null) {
            reasons.add("Some criterion has no points yet.");
        }
        return reasons;
    }
}
