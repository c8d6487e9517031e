package eu.peregrine.mobility.student;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Versioned;
import java.util.List;

/**
 * Whom to call when something has happened to a student, the first one first.
 *
 * @param version of the student
 */
public record EmergencyContactsView(
        List<EmergencyContact> items,
        List<Action> actions,
        @JsonIgnore long version) implements Versioned {

    static EmergencyContactsView of(Student student, boolean mayChange) {
        return new EmergencyContactsView(
                student.emergencyContacts(),
                List.of(new Action(
                        "update",
                        "/api/v1/students/" + student.id() + "/emergency-contacts",
                        mayChange,
                        mayChange ? List.of() : List.of("Only the student or an officer changes them."))),
                student.version());
    }
}
