package eu.peregrine.scholarships.duty;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Says what must be done about the objects of one kind. */
interface DutySource {

    /** Of objects of which kind, as their events name it. */
    String kind();

    /** Which tasks it opens and closes. */
    Set<TaskKind> taskKinds();

    /** Whether a change of this name, such as {@code award.offered}, may open or close a task. */
    default boolean matters(String change) {
        return true;
    }

    /** What must be done about each of these objects, now and later; read for all of them at once. */
    Map<UUID, List<Duty>> of(Collection<UUID> ids);
}
