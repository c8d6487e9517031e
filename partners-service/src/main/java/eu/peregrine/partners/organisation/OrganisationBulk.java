package eu.peregrine.partners.organisation;

import eu.peregrine.kit.bulk.Bulk;
import eu.peregrine.kit.bulk.BulkItem;
import eu.peregrine.kit.bulk.BulkReport;
import eu.peregrine.kit.bulk.BulkRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** The steps that can be taken with many organisations at once, each under the rules of the single one. */
@ApplicationScoped
class OrganisationBulk {

    private final Bulk bulk;
    private final Map<String, Consumer<BulkItem>> steps = new HashMap<>();

    @Inject
    OrganisationBulk(Bulk bulk, Organisations organisations) {
        this.bulk = bulk;
        steps.put("activate", item -> organisations.activate(item.id(), item.ifMatch()));
        steps.put("suspend", item -> organisations.suspend(item.id(), item.ifMatch()));
        steps.put(
                "assign",
                item -> organisations.assign(item.id(), item.ifMatch(), bulk.body(item, AssignmentDraft.class)));
        steps.put("archive", item -> organisations.archive(item.id(), item.ifMatch()));
    }

    BulkReport run(BulkRequest request, boolean dryRun) {
        return bulk.run(request, dryRun, steps);
    }
}
