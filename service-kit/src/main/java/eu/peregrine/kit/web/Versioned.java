package eu.peregrine.kit.web;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** The JSON of a single resource that can be written conditionally: it is answered with an {@code ETag}. */
public interface Versioned {

    /** The aggregate's version, the first part of the ETag; not part of the JSON. */
    @JsonIgnore
    long version();
}
