package eu.peregrine.local.data;

/**
 * A name or text for people.
 *
 * @param en in English
 * @param fr in French; where French keeps an organisation's native name, that one
 */
public record Text(String en, String fr) {}
