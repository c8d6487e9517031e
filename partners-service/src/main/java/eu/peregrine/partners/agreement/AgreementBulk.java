package eu.peregrine.partners.agreement;

import eu.peregrine.kit.bulk.Bulk;
import eu.peregrine.kit.bulk.BulkItem;
import eu.peregrine.kit.bulk.BulkReport;
import eu.peregrine.kit.bulk.BulkRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The steps that can be taken with many agreements at once, each under the rules of the single one. */
@ApplicationScoped
class AgreementBulk {

    private final Bulk bulk;
    private final Map<String, Consumer<BulkItem>> steps = new HashMap<>();

    @Inject
    AgreementBulk(Bulk bulk, Agreements agreements) {
        this.bulk = bulk;
        steps.put("propose", item -> agreements.propose(item.id(), item.ifMatch()));
        steps.put(
                "approve", item -> agreements.approve(item.id(), item.ifMatch(), bulk.body(item, ApprovalDraft.class)));
        steps.put(
                "reject", item -> agreements.reject(item.id(), item.ifMatch(), bulk.body(item, RejectionDraft.class)));
        steps.put(
                "terminate",
                item -> agreements.terminate(item.id(), item.ifMatch(), bulk.body(item, TerminationDraft.class)));
        steps.put(
                "revert", item -> agreements.revert(item.id(), item.ifMatch(), bulk.body(item, ReversionDraft.class)));
        steps.put("delete", item -> agreements.delete(item.id(), item.ifMatch()));
    }

    BulkReport run(BulkRequest request, boolean dryRun) {
        return bulk.run(request, dryRun, steps);
    }
}
