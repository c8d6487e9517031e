package eu.peregrine.scholarships.call;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.scholarships.funder.FunderMerged;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Makes the calls of a funder that was merged the survivor's; awards come first and funds last, as everywhere. */
@ApplicationScoped
class MergedFunder {

    private final CallRepository calls;
    private final Outbox outbox;

    MergedFunder(CallRepository calls, Outbox outbox) {
        this.calls = calls;
        this.outbox = outbox;
    }

    void onMerge(@Observes @Priority(2) FunderMerged merged) {
        calls.ofFunderToChange(merged.duplicate()).forEach(call -> {
            call.follow(merged);
            outbox.publish(call, CallPublicState.of(call), CallPublicState.visibleTo(call));
        });
    }
}
