package eu.peregrine.scholarships.duty;

import eu.peregrine.kit.duty.Duty;
import eu.peregrine.kit.duty.DutySource;
import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.task.Assignee;
import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.application.ApplicationState;
import eu.peregrine.scholarships.call.Call;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** What must be done about an application: complete it while the call is open, answer its appeal. */
@ApplicationScoped
class ApplicationDuties implements DutySource {

    /** A ranking or a decision changes tens of thousands at once, about which nothing is to be done. */
    private static final Set<String> WITH_DUTY = Set.of(
            "application.found-incomplete",
            "application.sent-back",
            "application.submitted",
            "application.found-eligible",
            "application.found-ineligible",
            "application.withdrawn",
            "application.appealed",
            "application.appeal-granted",
            "application.refusal-upheld");

    private final DutyRepository objects;
    private final Clock clock;

    ApplicationDuties(DutyRepository objects, Clock clock) {
        this.objects = objects;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return "application";
    }

    @Override
    public Set<String> taskKinds() {
        return TaskKind.codes(TaskKind.COMPLETE_APPLICATION, TaskKind.ANSWER_APPEAL);
    }

    @Override
    public boolean matters(String change) {
        return WITH_DUTY.contains(change);
    }

    @Override
    public Map<UUID, List<Duty>> of(Collection<UUID> ids) {
        List<Application> applications = objects.ofIds(Application.class, ids);
        Map<UUID, Call> calls = objects
                .ofIds(
                        Call.class,
                        applications.stream()
                                .filter(application -> application.state() == ApplicationState.INCOMPLETE)
                                .map(Application::callId)
                                .collect(Collectors.toSet()))
                .stream()
                .collect(Collectors.toMap(Call::id, call -> call));
        Map<UUID, List<Duty>> duties = new HashMap<>();
        for (Application application : applications) {
            Drafts todo = new Drafts(
                    "application", "applications", application.id(), application.reference(), clock.getZone());
            if (application.state() == ApplicationState.INCOMPLETE) {
                todo.now(
                        TaskKind.COMPLETE_APPLICATION,
                        Assignee.person(application.studentId()),
                        calls.get(application.callId()).closesOn());
            } else if (application.state() == ApplicationState.APPEALED) {
                todo.now(TaskKind.ANSWER_APPEAL, Assignee.roles(Roles.OFFICER), null);
            }
            duties.put(application.id(), todo.all());
        }
        return duties;
    }
}
