package eu.peregrine.scholarships.fund;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.scholarships.funder.FunderMerged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Makes the funds of a funder that was merged the survivor's; awards come first and funds last, as everywhere. */
@ApplicationScoped
class MergedFunder {

    private final FundRepository funds;
    private final Outbox outbox;

    MergedFunder(FundRepository funds, Outbox outbox) {
        this.funds = funds;
        this.outbox = outbox;
    }

    void onMerge(@Observes @Priority(3) FunderMerged merged) {
        funds.ofFunderToChange(merged.duplicate()).forEach(fund -> {
            fund.follow(merged);
            outbox.publish(fund, FundState.of(fund), FundState.visibleTo(fund));
        });
    }
}
