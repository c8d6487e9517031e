package eu.peregrine.partners.deadline;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Knows what must be done about objects of one kind. */
interface DutySource {

    /** The objects' kind, as in the types of their events. */
    String kind();

    /** The kinds of the tasks about them. */
    Set<String> taskKinds();

    /**
     * What must be done about objects as they stand, now and later, by their ids; nothing about one that there is not. As
     * many statements for many objects as for one.
     */
    Map<UUID, List<Duty>> of(Collection<UUID> ids);
}
