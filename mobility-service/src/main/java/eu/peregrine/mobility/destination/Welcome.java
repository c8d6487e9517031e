package eu.peregrine.mobility.destination;

import java.util.List;

/**
 * Whom a condition of an agreement welcomes.
 *
 * @param iscedF fields of study by their leading digits; empty means every field
 * @param eqfLevels levels of study; empty means every level
 * @param languages languages needed, all of them
 */
record Welcome(List<String> iscedF, List<Integer> eqfLevels, List<LanguageNeed> languages) {}
