package eu.peregrine.partners.agreement;

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
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.mobility.MobilitiesUnderAgreements;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** What one can do with agreements. */
@ApplicationScoped
@Transactional
public class Agreements {

    static final String KIND = "agreement";

    private final AgreementRepository repository;
    private final PartyDirectory directory;
    private final MobilitiesUnderAgreements mobilities;
    private final Documents documents;
    private final AgreementPapers papers;
    private final ActingParty actingParty;
    private final Margin margin;
    private final AgreementActions actions;
    private final ProposalPolicy policy;
    private final AgreementSuccessions successions;
    private final Outbox outbox;
    private final Acting acting;
    private final Caller caller;
    private final Clock clock;

    @Inject
    Agreements(
            AgreementRepository repository,
            PartyDirectory directory,
            MobilitiesUnderAgreements mobilities,
            Documents documents,
            AgreementPapers papers,
            ActingParty actingParty,
            Margin margin,
            AgreementActions actions,
            ProposalPolicy policy,
            AgreementSuccessions successions,
            Outbox outbox,
            Acting acting,
            Caller caller,
            Clock clock) {
        this.repository = repository;
        this.directory = directory;
        this.mobilities = mobilities;
        this.documents = documents;
        this.papers = papers;
        this.actingParty = actingParty;
        this.margin = margin;
        this.actions = actions;
        this.policy = policy;
        this.successions = successions;
        this.outbox = outbox;
        this.acting = acting;
        this.caller = caller;
        this.clock = clock;
    }

    AgreementView draft(AgreementDraft draft) {
        UUID drafter = actingParty.drafter();
        DraftFacts facts = facts(draft);
        if (drafter != null) {
            Violations violations = new Violations();
            AgreementRules.checkOwn(draft, drafter, facts.parties(draft), violations);
            violations.throwIfAny();
        }
        return view(create(draft, new Origin(drafter, null), null, facts));
    }

    /** Makes an agreement that comes from another. */
    Agreement create(AgreementDraft draft, Origin origin) {
        return create(draft, origin, null, facts(draft));
    }

    private DraftFacts facts(AgreementDraft draft) {
        return DraftFacts.of(List.of(draft), repository, directory);
    }

    /** Takes the lines of an import that share a transaction; what they refer to is read for all at once. */
    BiFunction<AgreementLine, Violations, UUID> draftAll(List<AgreementLine> lines) {
        List<AgreementDraft> drafts = lines.stream().map(AgreementLine::toDraft).toList();
        DraftFacts facts = DraftFacts.of(drafts, repository, directory);
        Set<String> taken = repository.taken(lines.stream()
                .map(AgreementLine::reference)
                .filter(Objects::nonNull)
                .toList());
        int unnamed =
                (int) lines.stream().filter(line -> line.reference() == null).count();
        Set<UUID> there = new HashSet<>(repository.existing(
                lines.stream().flatMap(AgreementLine::others).toList()));
        Iterator<String> references = repository.nextReferences(year(), unnamed).iterator();
        return (line, warnings) -> {
            Violations violations = new Violations();
            violations.check(
                    !line.isStateUnfounded(),
                    "/state",
                    "state-not-recorded",
                    "A state other than DRAFT needs the same under recorded, with the reason.");
            violations.check(
                    line.reference() == null || !taken.contains(line.reference()),
                    "/reference",
                    "reference-taken",
                    "Another agreement has this reference already.");
            checkOthers(line, there, violations, warnings);
            violations.throwIfAny();
            String reference = line.reference() == null ? references.next() : line.reference();
            Agreement agreement = create(line.toDraft(), line.origin(), reference, facts);
            if (line.assignedTo() != null) {
                assign(agreement, line.assignedTo());
            }
            there.add(agreement.id());
            return agreement.id();
        };
    }

    private static void checkOthers(AgreementLine line, Set<UUID> there, Violations violations, Violations warnings) {
        line.origins()
                .forEach((field, origin) -> violations.check(
                        there.contains(origin),
                        "/" + field,
                        "unknown-agreement",
                        "What it renews or was split off from is an agreement that is there already."));
        warnings.check(
                line.replacedBy() == null || there.contains(line.replacedBy()),
                "/replacedBy",
                "unknown-agreement",
                "What it goes on in is not there yet; it is shown once it is.");
        violations.check(
                !line.isReplacedAlive(),
                "/replacedBy",
                "not-terminated",
                "What goes on in another agreement is TERMINATED, as recorded says.");
    }

    private void assign(Agreement agreement, String officer) {
        margin.assign(agreement.id(), officer);
        agreement.noted("agreement.assigned", now());
        outbox.publish(agreement, AgreementAside.of(agreement, officer), Readers.staff());
    }

    /** Makes an agreement of a draft; what that refers to was read before. */
    private Agreement create(AgreementDraft draft, Origin origin, String wishedReference, DraftFacts facts) {
        facts.refuseTakenId(draft.id());
        UUID id = draft.id() == null ? Ids.next() : draft.id();
        facts.refuseForeignConditions(draft, id);
        Instant now = now();
        String reference =
                wishedReference == null ? repository.nextReferences(year(), 1).get(0) : wishedReference;
        Agreement agreement = Agreement.draft(id, reference, draft, origin, facts.parties(draft), now);
        if (draft.recorded() != null) {
            acting.reason(draft.recorded().reason());
            actingParty.recorded();
            Violations violations = new Violations();
            papers.check(draft.recorded().documentId(), id, agreement.partyIds(), "/recorded/documentId", violations);
            violations.throwIfAny();
        }
        repository.persist(agreement);
        publish(agreement);
        return agreement;
    }

    private int year() {
        return now().atZone(ZoneOffset.UTC).getYear();
    }

    AgreementView get(UUID id) {
        return view(visible(id));
    }

    /** An agreement that the caller may see and that was not withdrawn. */
    Agreement visible(UUID id) {
        return notDeleted(repository.visible(id, Audience.of(caller)).orElseThrow(Agreements::unknown));
    }

    Page<AgreementListItem> list(AgreementFilter filter, ListRequest request) {
        return repository.page(filter, Audience.of(caller), request);
    }

    Page<RevisionView> revisions(UUID id, ListRequest request) {
        requireVisible(id);
        return repository.revisions(id, request, RevisionView::of);
    }

    AgreementView edit(UUID id, String ifMatch, AgreementDraft draft) {
        Agreement agreement = toChange(id);
        IfMatch.required(ifMatch, agreement);
        if (draft.id() != null && !draft.id().equals(id)) {
            throw Problems.invalid(new Violations()
                    .add("/id", "other-id", "An id never changes.")
                    .all());
        }
        DraftFacts facts = facts(draft);
        facts.refuseForeignConditions(draft, id);
        boolean toOthers = agreement.state() == AgreementState.PROPOSED
                && !agreement.partyIds().equals(draft.parties());
        agreement.edit(actingParty.author(agreement), draft, facts.parties(draft), now());
        if (toOthers) {
            policy.against(agreement.partyIds()).throwIfAny();
        }
        return published(agreement);
    }

    AgreementView propose(UUID id, String ifMatch) {
        Agreement agreement = toChange(id, ifMatch);
        policy.against(agreement.partyIds()).throwIfAny();
        agreement.propose(actingParty.author(agreement), directory.of(agreement.partyIds()), now());
        return published(agreement);
    }

    AgreementView approve(UUID id, String ifMatch, ApprovalDraft draft) {
        Agreement agreement = toChange(id, ifMatch);
        ActingParty.Act act = actingParty.of(agreement, draft.organisationId());
        papers.require(act, draft.documentId(), agreement);
        approve(
                agreement,
                new Approving(
                        act.party(),
                        draft.revision(),
                        draft.hash(),
                        act.basis(),
                        draft.documentId(),
                        draft.splitOffHash()));
        return view(agreement);
    }

    /** Takes an approval, and all that comes about by it. */
    void approve(Agreement agreement, Approving approving) {
        successions.beforeApproval(agreement, approving);
        SplitOff splitOff = agreement.openSplitOff();
        agreement.approve(approving, directory.of(agreement.partyIds()), mobilitiesUnder(agreement), now());
        publish(agreement);
        successions.afterApproval(agreement, splitOff);
    }

    private long mobilitiesUnder(Agreement agreement) {
        return mobilities.count(
                agreement.id(),
                agreement.conditions().stream().map(ConditionTerms::id).toList());
    }

    AgreementView reject(UUID id, String ifMatch, RejectionDraft draft) {
        Agreement agreement = toChange(id, ifMatch);
        acting.reason(draft.comment());
        ActingParty.Act act = actingParty.of(agreement, draft.organisationId());
        agreement.reject(papers.remark(act, draft.comment(), draft.documentId(), agreement), now());
        return published(agreement);
    }

    AgreementView terminate(UUID id, String ifMatch, TerminationDraft draft) {
        Agreement agreement = toChange(id, ifMatch);
        acting.reason(draft.reason());
        ActingParty.Act act = actingParty.of(agreement, draft.organisationId());
        PartyRemark wish = papers.remark(act, draft.reason(), draft.documentId(), agreement);
        agreement.terminate(wish, mobilitiesUnder(agreement), now());
        return published(agreement);
    }

    AgreementView revert(UUID id, String ifMatch, ReversionDraft draft) {
        Agreement agreement = toChange(id, ifMatch);
        if (draft.comment() != null) {
            acting.reason(draft.comment());
        }
        ActingParty.Act act = actingParty.of(agreement, draft.organisationId());
        agreement.revert(papers.remark(act, draft.comment(), draft.documentId(), agreement), now());
        return published(agreement);
    }

    void delete(UUID id, String ifMatch) {
        Agreement agreement = toChange(id);
        IfMatch.required(ifMatch, agreement);
        agreement.delete(actingParty.author(agreement), now());
        publish(agreement);
    }

    /**
     * Keeps a paper of an agreement.
     *
     * @param signedOn the day of signature that it shows; null of most
     */
    DocumentRef attach(UUID id, String name, String contentType, LocalDate signedOn, InputStream file) {
        Agreement agreement = toChange(id);
        if (signedOn != null) {
            new Violations()
                    .check(
                            caller.has(Roles.OFFICER),
                            "/signedOn",
                            "office-only",
                            "Only the international office records what exists on paper.")
                    .throwIfAny();
            agreement.signedOn(signedOn, now());
        }
        DocumentRef document = documents.save(KIND, id, name, contentType, file);
        agreement.noted("agreement.document-attached", now());
        publish(agreement);
        return document;
    }

    /** A paper of an agreement, or of a party where the agreement rests on it. */
    Response download(UUID id, UUID document) {
        return papers.download(repository.visible(id, Audience.of(caller)).orElseThrow(Agreements::unknown), document);
    }

    /** The rows of an export; read inside the transaction that streams them. */
    Stream<AgreementLine> export() {
        Map<UUID, String> officers = margin.officers();
        return repository.all(agreement -> AgreementLine.of(agreement, officers.get(agreement.id())));
    }

    /** Refuses with 404 what the caller may not see. */
    void requireVisible(UUID id) {
        repository.visible(id, Audience.of(caller)).orElseThrow(Agreements::unknown);
    }

    Agreement toChange(UUID id, String ifMatch) {
        Agreement agreement = toChange(id);
        IfMatch.accepted(ifMatch, agreement);
        return agreement;
    }

    private Agreement toChange(UUID id) {
        return notDeleted(repository.visibleToChange(id, Audience.of(caller)).orElseThrow(Agreements::unknown));
    }

    private static Agreement notDeleted(Agreement agreement) {
        if (agreement.state() == AgreementState.DELETED) {
            throw Problems.of(
                    410, "deleted", "This agreement was withdrawn before it was approved; its id is never used again.");
        }
        return agreement;
    }

    /** The database keeps microseconds; what is answered now must read the same later, or its ETag would move. */
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private static RuntimeException unknown() {
        return Problems.notFound(KIND);
    }

    void refuseForeignConditions(List<ConditionTerms> conditions, UUID agreement) {
        Map<UUID, UUID> owners = repository.agreementsOf(conditions.stream()
                .map(ConditionTerms::id)
                .filter(Objects::nonNull)
                .toList());
        Violations violations = new Violations();
        for (int i = 0; i < conditions.size(); i++) {
            UUID owner = owners.get(conditions.get(i).id());
            violations.check(
                    owner == null || owner.equals(agreement),
                    "/conditions/" + i + "/id",
                    "id-taken",
                    "A condition of another agreement has this id.");
        }
        violations.throwIfAny();
    }

    AgreementView published(Agreement agreement) {
        publish(agreement);
        return view(agreement);
    }

    void publish(Agreement agreement) {
        VisibleTo readers = VisibleTo.roles(Roles.COORDINATOR, Roles.SECURITY, Roles.FINANCE)
                .organisations(agreement.partyIds());
        outbox.publish(agreement, AgreementEvent.of(agreement), readers);
    }

    AgreementView view(Agreement agreement) {
        Map<UUID, Ref> names = directory.refs(agreement.partyIds());
        Renewals renewals = repository.renewals(agreement);
        return AgreementView.of(
                agreement,
                names,
                renewals,
                AmendmentWindow.warnings(agreement, now()),
                margin.of(agreement.id()),
                documents.of(KIND, agreement.id()),
                actions.of(agreement, renewals));
    }
}
