package eu.peregrine.scholarships.award;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.web.IfMatch;
import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.application.ApplicationRepository;
import eu.peregrine.scholarships.application.ApplicationState;
import eu.peregrine.scholarships.application.Applications;
import eu.peregrine.scholarships.application.Rankings;
import eu.peregrine.scholarships.application.Reason;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallState;
import eu.peregrine.scholarships.call.CallView;
import eu.peregrine.scholarships.call.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Turns the order of a call's applications into offers, as far as its funds' budgets reach; who comes after, waits. */
@ApplicationScoped
@Transactional
public class Decisions {

    private final ApplicationRepository applications;
    private final Applications visible;
    private final Rankings rankings;
    private final Calls calls;
    private final WaitingList waiting;
    private final AwardDesk desk;
    private final Outbox outbox;

    Decisions(
            ApplicationRepository applications,
            Applications visible,
            Rankings rankings,
            Calls calls,
            WaitingList waiting,
            AwardDesk desk,
            Outbox outbox) {
        this.applications = applications;
        this.visible = visible;
        this.rankings = rankings;
        this.calls = calls;
        this.waiting = waiting;
        this.desk = desk;
        this.outbox = outbox;
    }

    /**
     * Decides a ranked call.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 while it is not ranked, or {@code fund-exhausted} when the last of its
     *     funds does not hold what it would give; then nothing is decided
     */
    public CallView decide(UUID callId, String ifMatch) {
        return calls.change(callId, ifMatch, this::decide);
    }

    private void decide(Call call) {
        call.decide();
        List<Application> ranked = applications.ofCall(call.id(), Set.of(ApplicationState.SCORED));
        List<Award> offers = new ArrayList<>();
        List<Purse> purses = waiting.atDecision(call);
        for (Application application : ranked) {
            WaitingList.Room room = room(call, application, purses);
            if (room.against() != null) {
                application.reject(room.against(), desk.today());
                continue;
            }
            Optional<Purse> purse = Purse.take(room.open(), room.cents());
            if (purse.isPresent()) {
                application.select();
                offers.add(desk.offer(call, purse.get().fund(), application, room.entitlement(), room.cents()));
            } else {
                application.waitlist();
            }
        }
        desk.reserve(offers);
        ranked.forEach(application -> Applications.tell(outbox, application));
        offers.forEach(waiting::tellAll);
    }

    /**
     * Lets an application that was scored after its appeal wait at its place, or be offered an award at once.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 404, 409 unless the call is decided and the application scored
     */
    public void admit(UUID applicationId, String ifMatch) {
        Application application = visible.visible(applicationId);
        IfMatch.accepted(ifMatch, application);
        calls.change(application.callId(), null, call -> admit(call, application));
        waiting.serve(application.callId());
    }

    private void admit(Call call, Application application) {
        if (call.state() != CallState.DECIDED) {
            throw Problems.illegalTransition(
                    "call",
                    call.state(),
                    "admit an application to",
                    call.state().verbs());
        }
        if (application.state() != ApplicationState.SCORED) {
            throw Problems.illegalTransition(
                    "application",
                    application.state(),
                    "admit",
                    application.state().verbs());
        }
        WaitingList.Room room = room(call, application, waiting.atDecision(call));
        if (room.against() == null) {
            rankings.admit(call, application);
        } else {
            application.reject(room.against(), desk.today());
            Applications.tell(outbox, application);
        }
    }

    private WaitingList.Room room(Call call, Application application, List<Purse> purses) {
        if (call.minimumScore() != null && application.total().compareTo(call.minimumScore()) < 0) {
            return new WaitingList.Room(
                    new Reason(
                            "below-minimum", "The total is below the call's minimum of " + call.minimumScore() + "."),
                    null,
                    0,
                    List.of());
        }
        return waiting.room(call, application, purses);
    }
}
