package eu.peregrine.kit.task;

import java.util.UUID;

/**
 * What a task is about.
 *
 * @param kind kind of the object, such as {@code agreement}
 * @param id the object
 * @param reference what people call it, such as {@code AGR-2026-0001}; may be null
 * @param href where it is to be had, a path
 */
public record About(String kind, UUID id, String reference, String href) {}
