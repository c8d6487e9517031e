package eu.peregrine.scholarships.award;

import eu.peregrine.kit.bulk.Bulk;
import eu.peregrine.kit.bulk.BulkItem;
import eu.peregrine.kit.bulk.BulkReport;
import eu.peregrine.kit.bulk.BulkRequest;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.access.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** The steps that can be taken with many awards at once, each under the rule of the single one. */
@ApplicationScoped
class AwardBulk {

    private final Bulk bulk;
    private final Awards awards;
    private final Sight sight;

    AwardBulk(Bulk bulk, Awards awards, Sight sight) {
        this.bulk = bulk;
        this.awards = awards;
        this.sight = sight;
    }

    BulkReport run(BulkRequest request, boolean dryRun) {
        return bulk.run(request, dryRun, step(request.verb()));
    }

    private Consumer<BulkItem> step(String verb) {
        switch (verb) {
            case "accept":
                demand(Roles.STUDENT, Roles.OFFICER);
                return item -> awards.accept(item.id(), item.ifMatch());
            case "decline":
                demand(Roles.STUDENT, Roles.OFFICER);
                return item -> awards.decline(item.id(), item.ifMatch());
            case "bank-account":
                demand(Roles.STUDENT, Roles.OFFICER, Roles.FINANCE);
                return item -> awards.payToInBulk(item.id(), item.ifMatch(), bulk.body(item, AccountDraft.class));
            case "contract":
                demand(Roles.OFFICER, Roles.FINANCE);
                return item -> awards.contract(item.id(), item.ifMatch(), bulk.body(item, ContractDraft.class));
            case "cancel":
                demand(Roles.OFFICER, Roles.FINANCE);
                return item -> awards.cancel(item.id(), item.ifMatch(), bulk.body(item, EndDraft.class));
            default:
                throw Problems.badRequest(
                        "/verb", "unknown-verb", "Possible: accept, decline, bank-account, contract, cancel.");
        }
    }

    private void demand(String... roles) {
        if (!sight.has(roles)) {
            throw Problems.forbidden("This step is for " + String.join(" or ", roles) + ".");
        }
    }
}
