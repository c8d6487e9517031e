package eu.peregrine.partners.agreement;

import eu.peregrine.kit.list.ListRequest;
import eu.peregrine.kit.list.Page;
import eu.peregrine.kit.web.Ref;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every approval that was ever given for an agreement. */
@ApplicationScoped
@Transactional
class AgreementApprovals {

    private final Agreements agreements;
    private final AgreementRepository repository;
    private final PartyDirectory directory;

    @Inject
    AgreementApprovals(Agreements agreements, AgreementRepository repository, PartyDirectory directory) {
        this.agreements = agreements;
        this.repository = repository;
        this.directory = directory;
    }

    Page<ApprovalView> list(UUID id, List<String> hashes, ListRequest request) {
        Agreement agreement = agreements.visible(id);
        Map<UUID, Ref> names = directory.refs(agreement.partyIds());
        return repository.approvals(
                id,
                hashes,
                request,
                given -> ApprovalView.of(
                        given, names.getOrDefault(given.party(), Ref.to("organisations", given.party()))));
    }
}
