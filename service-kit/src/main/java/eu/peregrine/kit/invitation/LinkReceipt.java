package eu.peregrine.kit.invitation;

import eu.peregrine.kit.web.LocalizedText;
import java.time.Instant;

/**
 * What somebody with a link is told after acting.
 *
 * @param verb what was done
 * @param title to what
 * @param message what follows from it, as a sentence
 * @param at when, in the domain's time
 */
public record LinkReceipt(String verb, String title, LocalizedText message, Instant at) {}
