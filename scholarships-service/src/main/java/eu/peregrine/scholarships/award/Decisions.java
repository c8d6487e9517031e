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
import eu.peregrine.scholarships.fund.Posting;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Turns the order of a call's applications into offers, as far as its funds' budgets reach; who comes after, waits. */
@ApplicationScoped
@Transactional
public class Decisions {

    private static final int AT_ONCE = 500;

    private final ApplicationRepository applications;
    private final Applications visible;
    private final Rankings rankings;
    private final Calls calls;
    private final WaitingList waiting;
    private final AwardDesk desk;
    private final Outbox outbox;
    private final EntityManager database;

    Decisions(
            ApplicationRepository applications,
            Applications visible,
            Rankings rankings,
            Calls calls,
            WaitingList waiting,
            AwardDesk desk,
            Outbox outbox,
            EntityManager database) {
        this.applications = applications;
        this.visible = visible;
        this.rankings = rankings;
        this.calls = calls;
        this.waiting = waiting;
        this.desk = desk;
        this.outbox = outbox;
        this.database = database;
    }

    /**
     * Decides a ranked call.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 while it is not ranked, {@code not-ranked} when an application was
     *     scored since, or {@code fund-exhausted} when the last of its
     *     funds does not hold what it would give; then nothing is decided
     */
    public CallView decide(UUID callId, String ifMatch) {
        return calls.change(callId, ifMatch, this::decide);
    }

    private void decide(Call call) {
        call.decide();
        List<Purse> purses = waiting.atDecision(call);
        long unplaced = applications.unplaced(call.id());
        if (unplaced > 0) {
            throw Problems.conflict(
                    "not-ranked",
                    unplaced
                            + " applications were scored after the ranking and have no place in it; rank the call again.");
        }
        List<UUID> ranked = applications.toDecide(call.id());
        Map<UUID, List<Posting>> reserved = new HashMap<>();
        for (int from = 0; from < ranked.size(); from += AT_ONCE) {
            List<UUID> some = ranked.subList(from, Math.min(ranked.size(), from + AT_ONCE));
            decide(call, some, purses)
                    .forEach((fund, postings) -> reserved.computeIfAbsent(fund, id -> new ArrayList<>())
                            .addAll(postings));
        }
        desk.reserve(reserved);
    }

    /** Decides about some, and keeps nothing of them in memory but what is to be reserved: a call may have tens of thousands. */
    private Map<UUID, List<Posting>> decide(Call call, List<UUID> ids, List<Purse> purses) {
        List<Application> some = applications.inOrder(ids);
        WaitingList.Background background = waiting.background(call, some);
        List<Offered> offered = new ArrayList<>();
        outbox.together(() -> {
            List<Offer> offers = new ArrayList<>();
            for (Application application : some) {
                decide(application, room(call, application, purses, background)).ifPresent(offers::add);
                Applications.tell(outbox, application);
            }
            offered.addAll(desk.offer(call, offers));
        });
        Map<UUID, List<Posting>> postings = desk.postings(offered);
        some.forEach(database::detach);
        background.stays().values().forEach(database::detach);
        background.others().values().forEach(others -> others.forEach(database::detach));
        for (Offered one : offered) {
            database.detach(one.award());
            one.parts().forEach(database::detach);
        }
        return postings;
    }

    private Optional<Offer> decide(Application application, WaitingList.Room room) {
        if (room.against() != null) {
            application.reject(room.against(), desk.today());
            return Optional.empty();
        }
        Optional<Purse> purse = Purse.take(room.open(), room.cents());
        if (purse.isPresent()) {
            application.select();
        } else {
            application.waitlist();
        }
        return purse.map(from -> new Offer(application, from.fund(), room.entitlement(), room.cents()));
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
        WaitingList.Room room =
                room(call, application, waiting.atDecision(call), waiting.background(call, List.of(application)));
        if (room.against() == null) {
            rankings.admit(call, application);
        } else {
            application.reject(room.against(), desk.today());
            Applications.tell(outbox, application);
        }
    }

    private WaitingList.Room room(
            Call call, Application application, List<Purse> purses, WaitingList.Background background) {
        if (call.minimumScore() != null && application.total().compareTo(call.minimumScore()) < 0) {
            return new WaitingList.Room(
                    new Reason(
                            "below-minimum", "The total is below the call's minimum of " + call.minimumScore() + "."),
                    null,
                    0,
                    List.of());
        }
        return waiting.room(call, application, purses, background);
    }
}
