package eu.peregrine.mobility.duty;

import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.outbox.Published;
import eu.peregrine.kit.task.Tasks;
import eu.peregrine.mobility.destination.AgreementTold;
import eu.peregrine.mobility.organisation.OrganisationTold;
import io.quarkus.arc.All;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps the open tasks about each stay. */
@Singleton
class DutyKeeper extends eu.peregrine.kit.duty.DutyKeeper {

    private final DutyRepository watch;

    @Inject
    DutyKeeper(DutyRepository watch, Tasks tasks, @All List<DutySource> sources) {
        super(watch, tasks, sources);
        this.watch = watch;
    }

    void changed(@Observes Published change) {
        if (matters(change)) {
            watch.lookAtOnce(change.id());
        }
    }

    void told(@Observes OrganisationTold news) {
        watch.lookAtOnceWithPartner(news.id());
    }

    void told(@Observes AgreementTold news) {
        watch.lookAtOnceUnder(news.id());
    }
}
