package eu.peregrine.scholarships.award;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.application.ApplicationRepository;
import eu.peregrine.scholarships.application.ApplicationState;
import eu.peregrine.scholarships.application.Applications;
import eu.peregrine.scholarships.application.Reason;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallView;
import eu.peregrine.scholarships.call.Calls;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Turns the order of a call's applications into offers, as far as its budget reaches; who comes after, waits. */
@ApplicationScoped
@Transactional
public class Decisions {

    private final ApplicationRepository applications;
    private final Calls calls;
    private final WaitingList waiting;
    private final AwardDesk desk;
    private final Outbox outbox;

    Decisions(ApplicationRepository applications, Calls calls, WaitingList waiting, AwardDesk desk, Outbox outbox) {
        this.applications = applications;
        this.calls = calls;
        this.waiting = waiting;
        this.desk = desk;
        this.outbox = outbox;
    }

    /**
     * Decides a ranked call.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 while it is not ranked, or {@code fund-exhausted} when the fund does
     *     not hold what the selected would get; then nothing is decided
     */
    public CallView decide(UUID callId, String ifMatch) {
        return calls.change(callId, ifMatch, this::decide);
    }

    private void decide(Call call) {
        call.decide();
        List<Application> ranked = applications.ofCall(call.id(), Set.of(ApplicationState.SCORED));
        List<Award> offers = new ArrayList<>();
        long left = call.budget();
        boolean reached = true;
        for (Application application : ranked) {
            Optional<Reason> against = against(call, application);
            if (against.isPresent()) {
                application.reject(against.get());
                continue;
            }
            long cents = waiting.amount(call, application);
            reached &= cents <= left;
            if (reached) {
                left -= cents;
                application.select();
                offers.add(desk.offer(call, application, cents));
            } else {
                application.waitlist();
            }
        }
        desk.reserve(call.fundId(), offers);
        ranked.forEach(application -> Applications.tell(outbox, application));
        offers.forEach(waiting::tellAll);
    }

    private Optional<Reason> against(Call call, Application application) {
        if (call.minimumScore() != null && application.total().compareTo(call.minimumScore()) < 0) {
            return Optional.of(new Reason(
                    "below-minimum", "The total is below the call's minimum of " + call.minimumScore() + "."));
        }
        return waiting.against(call, application);
    }
}
