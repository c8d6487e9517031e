package eu.peregrine.scholarships.application;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallMoved;
import eu.peregrine.scholarships.call.CallRepository;
import eu.peregrine.scholarships.call.CallState;
import eu.peregrine.scholarships.fund.FundRepository;
import eu.peregrine.scholarships.fund.Restrictions;
import eu.peregrine.scholarships.mobility.MobilityChanged;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityFactsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Asks the rules about applications whenever something they depend on changes: at submission, when a mobility event comes
 * (the application may have been faster than the news of its stay), and finally when the call closes.
 */
@ApplicationScoped
class EligibilityCheck {

    private final ApplicationRepository applications;
    private final CallRepository calls;
    private final FundRepository funds;
    private final MobilityFactsRepository mobilities;
    private final Outbox outbox;
    private final Clock clock;

    EligibilityCheck(
            ApplicationRepository applications,
            CallRepository calls,
            FundRepository funds,
            MobilityFactsRepository mobilities,
            Outbox outbox,
            Clock clock) {
        this.applications = applications;
        this.calls = calls;
        this.funds = funds;
        this.mobilities = mobilities;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Judges a submitted application, unless the stay that it names is still unknown. */
    void judge(Application application, Call call) {
        List<Restrictions> restrictions = restrictions(call);
        if (application.mobilityId() == null) {
            application.judge(Eligibility.withoutMobility(call, restrictions), today());
            return;
        }
        mobilities.await(application.mobilityId());
        mobilities
                .known(application.mobilityId())
                .ifPresent(facts -> application.judge(
                        Eligibility.against(call, restrictions, application.studentId(), facts), today()));
    }

    /** Everything that would speak against an application; that the stay is unknown among it. */
    List<Reason> ask(Call call, UUID student, UUID mobility) {
        List<Restrictions> restrictions = restrictions(call);
        if (mobility == null) {
            return Eligibility.withoutMobility(call, restrictions);
        }
        return mobilities
                .known(mobility)
                .map(facts -> Eligibility.against(call, restrictions, student, facts))
                .orElseGet(Eligibility::unknownMobility);
    }

    void onMobility(@Observes MobilityChanged changed) {
        MobilityFacts facts = changed.facts();
        for (Application application : applications.forMobility(facts.id())) {
            if (facts.cancelled()) {
                application.mobilityCancelled(new Reason("mobility-cancelled", "The stay was cancelled."), today());
            } else if (application.state() == ApplicationState.SUBMITTED) {
                judge(application, calls.findById(application.callId()));
            }
            tell(application);
        }
    }

    void onCall(@Observes CallMoved moved) {
        Call call = moved.call();
        if (call.state() == CallState.CLOSED) {
            for (Application application : applications.ofCall(call.id(), Set.of(ApplicationState.SUBMITTED))) {
                judge(application, call);
                application.judge(Eligibility.unknownMobility(), today());
                tell(application);
            }
        }
        if (call.state() == CallState.CLOSED) {
            for (Application application : applications.ofCall(call.id(), Set.of(ApplicationState.INCOMPLETE))) {
                application.leaveIncomplete(today());
                tell(application);
            }
        }
        if (call.state() == CallState.ARCHIVED) {
            for (Application application : applications.ofCall(call.id(), Set.of(ApplicationState.WAITLISTED))) {
                application.lapse();
                tell(application);
            }
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }

    private List<Restrictions> restrictions(Call call) {
        return call.funds().stream()
                .map(fund -> funds.findById(fund.fundId()).restrictions())
                .toList();
    }

    private void tell(Application application) {
        Applications.tell(outbox, application);
    }
}
