package eu.peregrine.partners.agreement;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a condition lets people do at the receiving side. Listed in the order in which the content hash takes them. */
public enum Activity {
    /** Students study. */
    @JsonProperty("student-studies")
    STUDENT_STUDIES("student-studies-mobility-spec", Participant.STUDENT, true),
    /** Students work as trainees. */
    @JsonProperty("student-traineeship")
    STUDENT_TRAINEESHIP("student-traineeship-mobility-spec", Participant.STUDENT, false),
    /** Staff teaches. */
    @JsonProperty("staff-teaching")
    STAFF_TEACHING("staff-teacher-mobility-spec", Participant.STAFF, true),
    /** Staff is trained. */
    @JsonProperty("staff-training")
    STAFF_TRAINING("staff-training-mobility-spec", Participant.STAFF, false),
    /** Students or staff do research. Unknown to EWP; hashed by the same method under its own name. */
    @JsonProperty("research")
    RESEARCH("research-mobility-spec", Participant.EITHER, false);

    private enum Participant {
        STUDENT,
        STAFF,
        EITHER
    }

    private final String specName;
    private final Participant participant;
    private final boolean languageRequired;

    Activity(String specName, Participant participant, boolean languageRequired) {
        this.specName = specName;
        this.participant = participant;
        this.languageRequired = languageRequired;
    }

    /** @return name of EWP's element for a condition of this activity */
    String specName() {
        return specName;
    }

    /** @return whether students may take part, so that months, EQF levels and blended stays make sense */
    boolean isForStudents() {
        return participant != Participant.STAFF;
    }

    /** @return whether staff may take part, so that days per year make sense */
    boolean isForStaff() {
        return participant != Participant.STUDENT;
    }

    /** @return whether a language requirement is mandatory */
    boolean isLanguageRequired() {
        return languageRequired;
    }
}
