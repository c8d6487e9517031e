package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.kit.web.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The parties' copies: one for each, here or in a system of its own. */
@ApplicationScoped
@Transactional
class AgreementCopies {

    private final Agreements agreements;
    private final AgreementRepository repository;
    private final PartyDirectory directory;
    private final ActingParty actingParty;
    private final AgreementPapers papers;

    @Inject
    AgreementCopies(
            Agreements agreements,
            AgreementRepository repository,
            PartyDirectory directory,
            ActingParty actingParty,
            AgreementPapers papers) {
        this.agreements = agreements;
        this.repository = repository;
        this.directory = directory;
        this.actingParty = actingParty;
        this.papers = papers;
    }

    List<CopyView> list(UUID id) {
        Agreement agreement = agreements.visible(id);
        Map<UUID, Ref> names = directory.refs(agreement.partyIds());
        return agreement.partyIds().stream()
                .map(party -> CopyView.of(agreement, party, names.get(party)))
                .toList();
    }

    CopyView get(UUID id, UUID organisation) {
        return view(agreements.visible(id), organisation);
    }

    CopyView put(UUID id, UUID organisation, String ifMatch, CopyDraft draft) {
        Agreement agreement = agreements.toChange(id, ifMatch);
        requireParty(agreement, organisation);
        ActingParty.Act act = actingParty.of(agreement, organisation);
        Author author = papers.author(act, draft.documentId(), agreement);
        UUID party = author.party();
        agreement.copyOf(party).ifPresent(known -> IfMatch.required(ifMatch, agreement));
        if (repository.isCopyIdTaken(party, draft.id(), id)) {
            throw Problems.conflict(
                    "copy-id-used", "The id " + draft.id() + " is that of this party's copy of another agreement.");
        }
        agreements.refuseForeignConditions(draft.conditions(), id);
        agreement.putCopy(draft.by(author), directory.of(agreement.partyIds()), agreements.now());
        agreements.publish(agreement);
        return view(agreement, party);
    }

    void delete(UUID id, UUID organisation, String ifMatch, UUID document) {
        Agreement agreement = agreements.toChange(id, ifMatch);
        requireParty(agreement, organisation);
        IfMatch.required(ifMatch, agreement);
        ActingParty.Act act = actingParty.of(agreement, organisation);
        agreement.deleteCopy(papers.author(act, document, agreement), agreements.now());
        agreements.publish(agreement);
    }

    private CopyView view(Agreement agreement, UUID organisation) {
        requireParty(agreement, organisation);
        Ref name = directory.refs(List.of(organisation)).get(organisation);
        return CopyView.of(agreement, organisation, name);
    }

    private static void requireParty(Agreement agreement, UUID organisation) {
        if (!agreement.isParty(organisation)) {
            throw Problems.notFound("copy");
        }
    }
}
