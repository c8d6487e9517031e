package eu.peregrine.mobility.offering;

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
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What guests may study: a list that officers keep and everybody reads. */
@ApplicationScoped
@Transactional
public class Offerings {
    /** The path offerings are served at. */
    static final String PATH = "/api/v1/offerings";

    private static final VisibleTo EVERYBODY = VisibleTo.roles(
            Roles.COORDINATOR,
            Roles.FINANCE,
            Roles.SECURITY,
            Roles.REVIEWER,
            Roles.STUDENT,
            Roles.APPLICANT,
            Roles.PARTNER,
            Roles.FUNDER);

    private final OfferingRepository repository;
    private final Programmes programmes;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Offerings(OfferingRepository repository, Programmes programmes, Outbox outbox, Caller caller, Clock clock) {
        this.repository = repository;
        this.programmes = programmes;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where id or code is taken, 422 with all that is wrong */
    public OfferingView create(OfferingDraft draft) {
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is an offering with this id already.");
        }
        return view(created(draft));
    }

    /** Takes a line of an import: changes the offering that has its id, or adds one. */
    public UUID take(OfferingDraft line) {
        Offering known = line.id() == null ? null : repository.findById(line.id());
        if (known == null) {
            return created(line).id();
        }
        check(line, known.id());
        known.update(line, clock.instant());
        publish(known);
        return known.id();
    }

    /** Replaces what the offering says. */
    public OfferingView update(UUID id, String ifMatch, OfferingDraft draft) {
        Offering offering = found(id);
        IfMatch.required(ifMatch, offering);
        check(draft, id);
        offering.update(draft, clock.instant());
        publish(offering);
        return view(offering);
    }

    /** It is offered no more. */
    public void delete(UUID id, String ifMatch) {
        Offering offering = found(id);
        IfMatch.required(ifMatch, offering);
        offering.delete();
        publish(offering);
        repository.delete(offering);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such an offering */
    public OfferingView get(UUID id) {
        return view(found(id));
    }

    /** The offerings, by code. */
    public Page<OfferingView> list(ListRequest request, OfferingFilter filter) {
        Page<Offering> page = repository.page(request, filter);
        Map<UUID, Programme> names = programmes.byIds(page.items().stream()
                .map(Offering::programmeId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return page.map(o -> OfferingView.of(o, ref(o, names), null));
    }

    /** All of them, as an import takes them. */
    public Stream<OfferingDraft> export() {
        return repository.all().map(OfferingDraft::of);
    }

    /** Some of them in the order of their titles, for those who harvest the whole catalogue. */
    public List<Offering> numbered(int from, int howMany) {
        return repository.numbered(from, howMany);
    }

    /** Some of the courses, each as it is offered last, in the order of their titles. */
    public List<Offering> courses(int from, int howMany) {
        return repository.courses(from, howMany);
    }

    /** A course as it is offered last, by the id that is made from its code. */
    public Optional<Offering> course(UUID courseId) {
        return repository.course(courseId);
    }

    /** One offering. */
    public Optional<Offering> offering(UUID id) {
        return repository.findByIdOptional(id);
    }

    /** French as a foreign language in a year, by code. */
    public List<Ref> french(String academicYear) {
        return repository.french(academicYear).stream()
                .map(o -> Ref.to("offerings", o.id(), o.title()))
                .toList();
    }

    /** The years in which something is offered, in order. */
    public List<String> years() {
        return repository.years();
    }

    private Offering created(OfferingDraft draft) {
        check(draft, null);
        Offering offering = new Offering(draft, clock.instant());
        repository.persist(offering);
        publish(offering);
        return offering;
    }

    private void check(OfferingDraft draft, UUID except) {
        repository
                .called(draft.code(), draft.academicYear(), draft.term())
                .filter(other -> !other.id().equals(except))
                .ifPresent(other -> {
                    throw Problems.conflict(
                            "code-taken", "There is an offering with the code " + draft.code() + " in that term.");
                });
        Violations violations = new Violations();
        violations.check(
                draft.programmeId() == null
                        || programmes.find(draft.programmeId()).isPresent(),
                "/programmeId",
                "unknown-programme",
                "There is no such programme.");
        violations.throwIfAny();
    }

    private Offering found(UUID id) {
        return repository.findByIdOptional(id).orElseThrow(() -> Problems.notFound("offering"));
    }

    private void publish(Offering offering) {
        outbox.publish(offering, PublicOffering.of(offering), EVERYBODY);
    }

    private OfferingView view(Offering offering) {
        Map<UUID, Programme> names =
                offering.programmeId() == null ? Map.of() : programmes.byIds(List.of(offering.programmeId()));
        String href = PATH + "/" + offering.id();
        boolean officer = caller.has(Roles.OFFICER);
        List<String> against = officer ? List.of() : List.of("Only an officer may change offerings.");
        return OfferingView.of(
                offering,
                ref(offering, names),
                List.of(new Action("update", href, officer, against), new Action("delete", href, officer, against)));
    }

    private static Ref ref(Offering offering, Map<UUID, Programme> names) {
        Programme programme = offering.programmeId() == null ? null : names.get(offering.programmeId());
        return programme == null ? null : Ref.to("programmes", programme.id(), programme.name());
    }
}
