package eu.peregrine.scholarships.application;

import eu.peregrine.kit.bulk.Bulk;
import eu.peregrine.kit.bulk.BulkItem;
import eu.peregrine.kit.bulk.BulkReport;
import eu.peregrine.kit.bulk.BulkRequest;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.scholarships.access.Sight;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.function.Consumer;

/** The steps that can be taken with many applications at once, each under the rule of the single one. */
@ApplicationScoped
class ApplicationBulk {

    private final Bulk bulk;
    private final Applications applications;
    private final Sight sight;

    ApplicationBulk(Bulk bulk, Applications applications, Sight sight) {
        this.bulk = bulk;
        this.applications = applications;
        this.sight = sight;
    }

    BulkReport run(BulkRequest request, boolean dryRun) {
        return bulk.run(request, dryRun, step(request.verb()));
    }

    private Consumer<BulkItem> step(String verb) {
        switch (verb) {
            case "submit":
                demand(Roles.STUDENT, Roles.OFFICER);
                return item -> applications.submit(item.id(), item.ifMatch());
            case "withdraw":
                demand(Roles.STUDENT, Roles.OFFICER);
                return item -> applications.withdraw(item.id(), item.ifMatch());
            case "scores":
                demand(Roles.REVIEWER);
                return item -> applications.score(item.id(), item.ifMatch(), bulk.body(item, ScoresDraft.class));
            default:
                throw Problems.badRequest("/verb", "unknown-verb", "Possible: submit, withdraw, scores.");
        }
    }

    private void demand(String... roles) {
        if (!sight.has(roles)) {
            throw Problems.forbidden("This step is for " + String.join(" or ", roles) + ".");
        }
    }
}
