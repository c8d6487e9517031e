package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Basis;
import java.time.Instant;
import java.util.UUID;

/**
 * How a step came about.
 *
 * @param at when, by the domain's clock
 * @param basis the party's own token, or recorded by an officer for it
 * @param comment what was said about it; may be null
 * @param documentId the paper that it is on, among the stay's documents; null unless it was recorded, or a paper was named
 */
public record Act(Instant at, Basis basis, String comment, UUID documentId) {

    /** An act that is on no paper. */
    public Act(Instant at, Basis basis, String comment) {
        this(at, basis, comment, null);
    }

    /** The same act, as it stands on a paper. */
    public Act on(UUID paper) {
        return new Act(at, basis, comment, paper);
    }

    /** The same act with other words. */
    public Act saying(String words) {
        return new Act(at, basis, words, documentId);
    }
}
