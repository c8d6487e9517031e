package eu.peregrine.mobility.campaign;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

/** What students compete for: the seats of a destination, or those of it that are one group's alone. */
final class Pools {
    private Pools() {}

    /** @param group null for the seats that are nobody's in particular; these are called as the destination itself */
    static UUID id(UUID destination, String group) {
        return group == null
                ? destination
                : UUID.nameUUIDFromBytes((destination + " " + group).getBytes(StandardCharsets.UTF_8));
    }
}
