package eu.peregrine.kit.web;

import java.util.UUID;

/**
 * A reference to another resource: never a bare id.
 *
 * @param id the other's id
 * @param name the other's name, absent where this service does not hold it
 * @param href where the other is to be had, a path
 */
public record Ref(UUID id, LocalizedText name, String href) {

    /** A reference into a collection such as {@code organisations}; null for no id. */
    public static Ref to(String collection, UUID id, LocalizedText name) {
        return id == null ? null : new Ref(id, name, "/api/v1/" + collection + "/" + id);
    }

    /** A reference without a name. */
    public static Ref to(String collection, UUID id) {
        return to(collection, id, null);
    }
}
