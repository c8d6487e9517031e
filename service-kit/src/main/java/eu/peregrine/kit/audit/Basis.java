package eu.peregrine.kit.audit;

import com.fasterxml.jackson.annotation.JsonProperty;

/** On what an act rests. */
public enum Basis {
    /** The party's own token. */
    @JsonProperty("own-token")
    OWN_TOKEN,
    /** A link that was sent to the party and can be used once. */
    @JsonProperty("one-time-link")
    ONE_TIME_LINK,
    /** An officer entered it from paper, with a reason. */
    @JsonProperty("recorded")
    RECORDED
}
