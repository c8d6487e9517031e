package eu.peregrine.kit.web;

/**
 * The JSON of an answer that holds something which is shown a single time, such as a new secret: a repetition of the
 * request with the same {@code Idempotency-Key} gets the rest of it, and the secret is never stored with the key.
 */
public interface ShownOnce {

    /** The same answer without what is shown once. */
    Object withoutSecret();
}
