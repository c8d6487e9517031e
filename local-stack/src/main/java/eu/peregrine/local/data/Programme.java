package eu.peregrine.local.data;

import java.util.UUID;

/**
 * A programme of the school, named after real specialities; its details are illustrative.
 *
 * @param level EQF level of the degree
 * @param iscedF four digits of ISCED-F 2013
 * @param status {@code engineer | apprentice}
 */
public record Programme(UUID id, String code, Text name, int level, String iscedF, String status) {}
