package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What one turns to a contact for. */
public enum ContactRole {
    /** The head of the institution, who signs. */
    @JsonProperty("head")
    HEAD,
    /** Agreements. */
    @JsonProperty("agreements")
    AGREEMENTS,
    /** Nominations of students. */
    @JsonProperty("nominations")
    NOMINATIONS,
    /** Students who come to the organisation. */
    @JsonProperty("incoming-students")
    INCOMING_STUDENTS,
    /** Students whom the organisation sends. */
    @JsonProperty("outgoing-students")
    OUTGOING_STUDENTS,
    /** Staff who teach or train. */
    @JsonProperty("staff-mobility")
    STAFF_MOBILITY,
    /** Internships and research projects. */
    @JsonProperty("placements")
    PLACEMENTS,
    /** Money. */
    @JsonProperty("finance")
    FINANCE,
    /** Emergencies, day and night. */
    @JsonProperty("emergency")
    EMERGENCY,
    /** The system that talks to ours. */
    @JsonProperty("technical")
    TECHNICAL,
    /** Anything else. */
    @JsonProperty("other")
    OTHER
}
