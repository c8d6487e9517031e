package eu.peregrine.mobility.placement;

import com.fasterxml.jackson.annotation.JsonProperty;
import eu.peregrine.mobility.stay.MobilityKind;

/** What a host offers. */
public enum PlacementKind {
    @JsonProperty("internship")
    INTERNSHIP(MobilityKind.INTERNSHIP),
    /** In a laboratory. */
    @JsonProperty("research-project")
    RESEARCH_PROJECT(MobilityKind.RESEARCH);

    private final MobilityKind stay;

    PlacementKind(MobilityKind stay) {
        this.stay = stay;
    }

    /** The kind of the stay that it becomes. */
    MobilityKind stay() {
        return stay;
    }
}
