package eu.peregrine.partners.deadline;

import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.task.Tasks;
import io.quarkus.arc.All;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.util.List;

/** Keeps the open tasks about agreements, organisations and selection reviews. */
@Singleton
class DutyKeeper extends eu.peregrine.kit.duty.DutyKeeper {

    @Inject
    DutyKeeper(DutyWatch watch, Tasks tasks, @All List<DutySource> sources) {
        super(watch, tasks, sources);
    }
}
