package eu.peregrine.mobility.arrival;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the office tells guests before they come, term by term. */
@ApplicationScoped
@Transactional
public class ArrivalGuides {
    /** The path guides are served at. */
    static final String PATH = "/api/v1/arrival-guides";

    private static final VisibleTo READERS =
            VisibleTo.roles(Roles.COORDINATOR, Roles.STUDENT, Roles.APPLICANT, Roles.PARTNER);

    private final ArrivalGuideRepository repository;
    private final Outbox outbox;
    private final Caller caller;

    @Inject
    ArrivalGuides(ArrivalGuideRepository repository, Outbox outbox, Caller caller) {
        this.repository = repository;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where the id is taken or the term has a guide */
    public ArrivalGuideView create(ArrivalGuideDraft draft) {
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a guide with this id already.");
        }
        refuseSecond(draft, null);
        ArrivalGuide guide = new ArrivalGuide(draft);
        repository.persist(guide);
        return published(guide);
    }

    /** Replaces what the guide says. */
    public ArrivalGuideView update(UUID id, String ifMatch, ArrivalGuideDraft draft) {
        ArrivalGuide guide = found(id);
        IfMatch.required(ifMatch, guide);
        refuseSecond(draft, id);
        guide.update(draft);
        return published(guide);
    }

    /** It is told no more. */
    public void delete(UUID id, String ifMatch) {
        ArrivalGuide guide = found(id);
        IfMatch.required(ifMatch, guide);
        guide.delete();
        published(guide);
        repository.delete(guide);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such a guide */
    public ArrivalGuideView get(UUID id) {
        return view(found(id));
    }

    /** The guides, by year. */
    public Page<ArrivalGuideView> list(ListRequest request, List<String> academicYears, List<String> terms) {
        return repository.page(request, academicYears, terms).map(guide -> ArrivalGuideView.of(guide, null));
    }

    /** What guests of a term are told: the term's own guide, or the year's. */
    Optional<ArrivalGuide> told(String academicYear, String term) {
        Optional<ArrivalGuide> own = term == null ? Optional.empty() : repository.of(academicYear, term);
        return own.or(() -> repository.of(academicYear, null));
    }

    private void refuseSecond(ArrivalGuideDraft draft, UUID except) {
        repository
                .of(draft.academicYear(), draft.term())
                .filter(other -> !other.id().equals(except))
                .ifPresent(other -> {
                    throw Problems.conflict("guide-exists", "That term has a guide already: change it.");
                });
    }

    private ArrivalGuide found(UUID id) {
        return repository.findByIdOptional(id).orElseThrow(() -> Problems.notFound("guide"));
    }

    private ArrivalGuideView published(ArrivalGuide guide) {
        outbox.publish(guide, PublicArrivalGuide.of(guide), READERS);
        return view(guide);
    }

    private ArrivalGuideView view(ArrivalGuide guide) {
        String href = PATH + "/" + guide.id();
        boolean officer = caller.has(Roles.OFFICER);
        List<String> against = officer ? List.of() : List.of("Only an officer may change guides.");
        return ArrivalGuideView.of(
                guide,
                List.of(new Action("update", href, officer, against), new Action("delete", href, officer, against)));
    }
}
