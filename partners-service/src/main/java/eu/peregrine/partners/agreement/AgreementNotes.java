package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.organisation.Organisation;
import eu.peregrine.partners.organisation.OrganisationRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the parties and the staff say about an agreement while it is negotiated. */
@ApplicationScoped
@Transactional
public class AgreementNotes {

    /** More than any negotiation needs; an agreement is no chat room. */
    static final int MOST = 1000;

    private final AgreementRepository agreements;
    private final RevisionRepository revisions;
    private final NoteRepository notes;
    private final OrganisationRepository organisations;
    private final PartyDirectory directory;
    private final Outbox outbox;
    private final Caller caller;
    private final Clock clock;

    @Inject
    AgreementNotes(
            AgreementRepository agreements,
            RevisionRepository revisions,
            NoteRepository notes,
            OrganisationRepository organisations,
            PartyDirectory directory,
            Outbox outbox,
            Caller caller,
            Clock clock) {
        this.agreements = agreements;
        this.revisions = revisions;
        this.notes = notes;
        this.organisations = organisations;
        this.directory = directory;
        this.outbox = outbox;
        this.caller = caller;
        this.clock = clock;
    }

    /**
     * Adds a note.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404 where the caller may not see the agreement, 409 when it has too
     *     many notes, 422 when the revision has no such condition or a partner writes an internal note
     */
    NoteView add(UUID id, NoteDraft draft) {
        Agreement agreement = agreements
                .visibleToChange(id, Audience.of(caller))
                .orElseThrow(() -> Problems.notFound(Agreements.KIND));
        int revision = draft.revision() == null ? agreement.revision() : draft.revision();
        check(id, revision, draft);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AgreementNote note = new AgreementNote(id, revision, draft, author(), role(), now);
        notes.persist(note);
        agreement.noted("agreement.note-added", now);
        boolean internal = note.visibility() == NoteVisibility.INTERNAL;
        outbox.publish(
                agreement,
                AgreementAside.of(agreement, note),
                internal ? Readers.staff() : Readers.everybody(agreement));
        return NoteView.of(note, names(note.organisationId()));
    }

    private void check(UUID agreement, int revision, NoteDraft draft) {
        Violations violations = new Violations();
        var terms = revisions.of(agreement, revision).map(AgreementRevision::terms);
        violations.check(terms.isPresent(), "/revision", "unknown-revision", "There is no such revision.");
        violations.check(
                draft.conditionId() == null
                        || terms.isEmpty()
                        || terms.get().conditions().stream()
                                .anyMatch(condition -> draft.conditionId().equals(condition.id())),
                "/conditionId",
                "unknown-condition",
                "Revision " + revision + " has no such condition.");
        violations.check(
                caller.staff() || draft.visibility() == NoteVisibility.PARTIES,
                "/visibility",
                "staff-only",
                "Internal notes are the home school's own.");
        violations.throwIfAny();
        if (notes.count(agreement) >= MOST) {
            throw Problems.conflict("too-many-notes", "An agreement has at most " + MOST + " notes.");
        }
    }

    /** The notes of an agreement that the caller may read. */
    Page<NoteView> list(UUID id, NoteFilter filter, ListRequest request) {
        agreements.visible(id, Audience.of(caller)).orElseThrow(() -> Problems.notFound(Agreements.KIND));
        Page<AgreementNote> page = notes.page(id, filter, caller.staff(), request);
        Map<UUID, Ref> names = directory.refs(page.items().stream()
                .map(AgreementNote::organisationId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet()));
        return new Page<>(
                page.items().stream().map(note -> NoteView.of(note, names)).toList(), page.next(), page.count());
    }

    /** One note that the caller may read. */
    NoteView get(UUID id, UUID noteId) {
        agreements.visible(id, Audience.of(caller)).orElseThrow(() -> Problems.notFound(Agreements.KIND));
        AgreementNote note = notes.of(id, noteId, caller.staff()).orElseThrow(() -> Problems.notFound("note"));
        return NoteView.of(note, names(note.organisationId()));
    }

    private Map<UUID, Ref> names(UUID organisation) {
        return organisation == null ? Map.of() : directory.refs(java.util.Set.of(organisation));
    }

    private UUID author() {
        return caller.staff() ? organisations.home().map(Organisation::id).orElse(null) : caller.organisationId();
    }

    private String role() {
        if (caller.has(Roles.OFFICER)) {
            return Roles.OFFICER;
        }
        return caller.staff() ? Roles.COORDINATOR : Roles.PARTNER;
    }
}
