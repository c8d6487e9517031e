package eu.peregrine.kit.duty;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows what must be done about objects of one kind; a service makes it a bean. */
public interface DutySource {

    /** The objects' kind, as in the types of their events. */
    String kind();

    /** The kinds of the tasks about them, which it opens and closes. */
    Set<String> taskKinds();

    /** Whether a change of this name, such as {@code award.offered}, may open or close a task. */
    default boolean matters(String change) {
        return true;
    }

    /**
     * What must be done about objects as they stand, now and later, by their ids; nothing about one that there is not. As
     * many statements for many objects as for one.
     */
    Map<UUID, List<Duty>> of(Collection<UUID> ids);
}
