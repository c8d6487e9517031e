package eu.peregrine.mobility.statistics;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Which stays and days are counted. */
@Schema(name = "StatisticsCounted")
public enum Counted {
    /** Stays that have begun, and of those the days until today. */
    @JsonProperty("actual")
    ACTUAL,
    /** Stays that the host has approved, and all their days. */
    @JsonProperty("projected")
    PROJECTED
}
