package eu.peregrine.mobility.stay;

import eu.peregrine.kit.audit.Basis;
import java.time.Instant;

/**
 * How a step came about.
 *
 * @param at when, by the domain's clock
 * @param basis the party's own token, or recorded by an officer for it
 * @param comment what was said about it; may be null
 */
public record Act(Instant at, Basis basis, String comment) {

    /** The same act with other words. */
    public Act saying(String words) {
        return new Act(at, basis, words);
    }
}
