package eu.peregrine.scholarships.student;

import eu.peregrine.kit.inbox.EventHandlers;
import eu.peregrine.kit.inbox.Inbox;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** Follows mobility-service: keeps what counts of each student's file and tells the other features when it changed. */
@ApplicationScoped
public class StudentFollower {

    private final Inbox inbox;
    private final StudentFileRepository students;
    private final Event<StudentChanged> changed;
    private final EventHandlers handlers = EventHandlers.create().onAny("student", this::follow);

    StudentFollower(Inbox inbox, StudentFileRepository students, Event<StudentChanged> changed) {
        this.inbox = inbox;
        this.students = students;
        this.changed = changed;
    }

    /** Takes one record of the student topic. */
    @Incoming("student")
    @Blocking
    public void onStudent(ConsumerRecord<String, byte[]> message) {
        inbox.receive("student-files", message, handlers);
    }

    private void follow(eu.peregrine.kit.inbox.Event event) {
        List<PriorStay> before = students.priorStays(event.subject());
        StudentFile file = new StudentFile(event.as(StudentState.class), event.sequence());
        if (students.follow(file) && !file.priorStays().equals(before)) {
            changed.fire(new StudentChanged(file.id()));
        }
    }
}
