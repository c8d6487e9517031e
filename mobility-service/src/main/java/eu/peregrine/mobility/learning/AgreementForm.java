package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonProperty;

/** The forms of a learning agreement, as Erasmus Without Paper tells them apart. */
public enum AgreementForm {
    /** A stay of a term or more; it may be changed while it lasts. */
    @JsonProperty("semester")
    SEMESTER,
    /** A short stay together with a virtual part. */
    @JsonProperty("blended")
    BLENDED,
    /** A short stay of a doctoral candidate. */
    @JsonProperty("short-doctoral")
    SHORT_DOCTORAL;

    /** Whether the stay takes a few weeks at most, so that its agreement is not changed once it is signed. */
    public boolean isShort() {
        return this != SEMESTER;
    }
}
