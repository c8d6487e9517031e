package eu.peregrine.mobility.programme;

import eu.peregrine.kit.aggregate.Ids;
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
import jakarta.persistence.PersistenceException;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The programmes of study: a list that officers keep. */
@ApplicationScoped
@Transactional
public class Programmes {

    /** Everybody may know what the school teaches. */
    private static final VisibleTo EVERYBODY = VisibleTo.roles(
            Roles.COORDINATOR,
            Roles.FINANCE,
            Roles.SECURITY,
            Roles.REVIEWER,
            Roles.STUDENT,
            Roles.APPLICANT,
            Roles.PARTNER,
            Roles.FUNDER);

    private final ProgrammeRepository repository;
    private final Outbox outbox;
    private final Caller caller;

    @Inject
    Programmes(ProgrammeRepository repository, Outbox outbox, Caller caller) {
        this.repository = repository;
        this.outbox = outbox;
        this.caller = caller;
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 where the id or code is taken */
    public ProgrammeView create(ProgrammeDraft draft) {
        if (draft.id() != null && repository.findById(draft.id()) != null) {
            throw Problems.conflict("id-taken", "There is a programme with this id already.");
        }
        refuseTakenCode(draft.code(), null);
        Programme programme = new Programme(draft.id() == null ? Ids.next() : draft.id(), draft);
        repository.persist(programme);
        return published(programme);
    }

    /** Replaces what the programme says. */
    public ProgrammeView update(UUID id, String ifMatch, ProgrammeDraft draft) {
        Programme programme = found(id);
        IfMatch.required(ifMatch, programme);
        refuseTakenCode(draft.code(), id);
        programme.update(draft);
        return published(programme);
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 while students or policies refer to it */
    public void delete(UUID id, String ifMatch) {
        Programme programme = found(id);
        IfMatch.required(ifMatch, programme);
        programme.delete();
        published(programme);
        repository.delete(programme);
        try {
            repository.flush();
        } catch (PersistenceException inUse) {
            throw Problems.conflict("in-use", "Students or mobility policies refer to the programme.");
        }
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 404 without such a programme */
    public ProgrammeView get(UUID id) {
        return view(found(id));
    }

    /** The programmes, by code. */
    public Page<ProgrammeView> list(ListRequest request, List<StudentStatus> statuses, List<Integer> levels) {
        return repository.page(request, statuses, levels);
    }

    /** Those of the programmes that exist. */
    public Map<UUID, Programme> byIds(Collection<UUID> ids) {
        return repository.all(ids).stream().collect(Collectors.toMap(Programme::id, Function.identity()));
    }

    /** The programme, if there is one. */
    public Optional<Programme> find(UUID id) {
        return repository.findByIdOptional(id);
    }

    /** Every programme, by id: there are few. */
    public Map<UUID, Programme> all() {
        return repository.listAll().stream().collect(Collectors.toMap(Programme::id, Function.identity()));
    }

    private Programme found(UUID id) {
        return repository.findByIdOptional(id).orElseThrow(() -> Problems.notFound("programme"));
    }

    private void refuseTakenCode(String code, UUID except) {
        repository.withCode(code).filter(other -> !other.id().equals(except)).ifPresent(other -> {
            throw Problems.conflict("code-taken", "There is a programme with the code " + code + " already.");
        });
    }

    private ProgrammeView published(Programme programme) {
        outbox.publish(programme, ProgrammeState.of(programme), EVERYBODY);
        return view(programme);
    }

    private ProgrammeView view(Programme programme) {
        String href = "/api/v1/programmes/" + programme.id();
        boolean officer = caller.has(Roles.OFFICER);
        List<String> against = officer ? List.of() : List.of("Only an officer may change programmes.");
        return ProgrammeView.of(
                programme,
                List.of(new Action("update", href, officer, against), new Action("delete", href, officer, against)));
    }
}
