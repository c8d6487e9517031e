package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What happens to a component when a signed learning agreement is changed. */
public enum ChangeKind {
    @JsonProperty("deleted")
    DELETED,
    @JsonProperty("inserted")
    INSERTED
}
