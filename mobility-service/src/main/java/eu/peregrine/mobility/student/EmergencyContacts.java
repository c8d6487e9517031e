package eu.peregrine.mobility.student;

import eu.peregrine.kit.aggregate.DomainEvent;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.kit.audit.AuditWriter;
import eu.peregrine.kit.identity.Caller;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.web.IfMatch;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;

/**
 * Whom to call when something has happened to a student. They are other people's data, so that each reading by anybody but the
 * student is in the trail.
 */
@ApplicationScoped
@Transactional
public class EmergencyContacts {

    private final Students students;
    private final AuditWriter trail;
    private final Caller caller;

    @Inject
    EmergencyContacts(Students students, AuditWriter trail, Caller caller) {
        this.students = students;
        this.trail = trail;
        this.caller = caller;
    }

    /** The contacts of a student whom the caller may see. */
    public EmergencyContactsView get(UUID id) {
        Student student = students.visible(id);
        if (!id.equals(caller.studentId())) {
            DomainEvent reading =
                    new DomainEvent(Ids.next(), "student.emergency-contacts-read", student.sequence(), null);
            trail.write(List.of(trail.row("student", id, reading)));
        }
        return EmergencyContactsView.of(student, caller.has(Roles.OFFICER, Roles.STUDENT));
    }

    /** Says whom to call. */
    public EmergencyContactsView update(UUID id, String ifMatch, EmergencyContactsDraft draft) {
        Student student = students.visible(id);
        IfMatch.required(ifMatch, student);
        student.call(draft.items());
        students.publish(student);
        return EmergencyContactsView.of(student, true);
    }
}
