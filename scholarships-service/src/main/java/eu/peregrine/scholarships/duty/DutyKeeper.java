package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.outbox.Published;
import eu.peregrine.kit.task.Tasks;
import eu.peregrine.scholarships.mobility.MobilityChanged;
import io.quarkus.arc.All;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.interceptor.Interceptor;
import java.util.List;

/** Keeps the open tasks about awards and all that is paid for them, and about applications. */
@Singleton
class DutyKeeper extends eu.peregrine.kit.duty.DutyKeeper {

    private final DutyRepository watch;

    DutyKeeper(DutyRepository watch, Tasks tasks, @All List<DutySource> sources) {
        super(watch, tasks, sources);
        this.watch = watch;
    }

    void changed(@Observes Published change) {
        if (matters(change)) {
            watch.lookAtOnce(change.kind(), change.id());
        }
    }

    /** A stay that ends changes no award by itself, and is to be reported on all the same; after the awards were locked. */
    void told(@Observes @Priority(Interceptor.Priority.APPLICATION + 1000) MobilityChanged news) {
        watch.lookAtOnceAtAwardsOf(news.facts().id());
    }
}
