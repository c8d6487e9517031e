package eu.peregrine.partners.deadline;

import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Knows what must be done about objects of one kind. */
interface DutySource {

    /** The objects' kind, as in the types of their events. */
    String kind();

    /** The kinds of the tasks about them. */
    Set<String> taskKinds();

    /** What must be done about an object as it stands, now and later; nothing if there is no such object. */
    List<Duty> of(UUID id);
}
