package eu.peregrine.partners.campus;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Where a campus is. */
public enum CampusKind {
    /** At the school itself. */
    @JsonProperty("home")
    HOME,
    /** Hosted by a partner abroad. */
    @JsonProperty("abroad")
    ABROAD
}
