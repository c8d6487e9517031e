package eu.peregrine.partners.statistics;

import eu.peregrine.kit.web.LocalizedText;

/**
 * How many there are of one sort.
 *
 * @param key what they have in common: a code, a name or a year
 * @param name the same for people, where it is not the key itself
 * @param count how many
 */
public record Count(String key, LocalizedText name, long count) {}
