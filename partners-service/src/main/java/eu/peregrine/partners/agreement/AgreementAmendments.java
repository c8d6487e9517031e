package eu.peregrine.partners.agreement;

import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** How an agreement in force is changed, and followed on by another. */
@ApplicationScoped
@Transactional
class AgreementAmendments {

    private final Agreements agreements;
    private final AgreementRepository repository;
    private final PartyDirectory directory;
    private final ActingParty actingParty;
    private final AgreementPapers papers;

    @Inject
    AgreementAmendments(
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

    AgreementView amend(UUID id, String ifMatch, AmendmentDraft draft) {
        Agreement agreement = agreements.toChange(id, ifMatch);
        ActingParty.Act act = actingParty.of(agreement, draft.organisationId());
        Author author = papers.author(act, draft.documentId(), agreement);
        agreements.refuseForeignConditions(draft.conditions(), id);
        agreement.amend(
                new Amendment(author, draft.title(), draft.conditions()),
                directory.of(agreement.partyIds()),
                agreements.now());
        return agreements.published(agreement);
    }

    AgreementView renew(UUID id, String ifMatch, RenewalDraft draft) {
        Agreement agreement = agreements.toChange(id, ifMatch);
        AgreementDraft following = agreement.renewal(draft);
        repository.renewalOf(id).ifPresent(renewal -> {
            throw Problems.conflict("renewed-already", "It is renewed already, by " + renewal.reference() + ".");
        });
        return agreements.view(agreements.create(following, new Origin(actingParty.author(agreement), id)));
    }
}
