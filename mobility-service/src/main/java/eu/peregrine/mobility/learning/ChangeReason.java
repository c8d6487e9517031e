package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why a component is deleted or inserted, as in tables A2 and C2 of the Erasmus+ template. */
public enum ChangeReason {
    /** The component is not offered. */
    @JsonProperty("not-available")
    NOT_AVAILABLE(ChangeKind.DELETED),
    /** It is taught in another language than the catalogue said. */
    @JsonProperty("language-mismatch")
    LANGUAGE_MISMATCH(ChangeKind.DELETED),
    @JsonProperty("timetable-conflict")
    TIMETABLE_CONFLICT(ChangeKind.DELETED),
    /** It takes the place of a deleted one. */
    @JsonProperty("substituting-deleted")
    SUBSTITUTING_DELETED(ChangeKind.INSERTED),
    /** The stay is extended. */
    @JsonProperty("extending-mobility")
    EXTENDING_MOBILITY(ChangeKind.INSERTED),
    @JsonProperty("adding-virtual-component")
    ADDING_VIRTUAL_COMPONENT(ChangeKind.INSERTED);

    private final ChangeKind change;

    ChangeReason(ChangeKind change) {
        this.change = change;
    }

    /** What it is a reason for. */
    public ChangeKind change() {
        return change;
    }
}
