package eu.peregrine.scholarships.award;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.application.ApplicationRepository;
import eu.peregrine.scholarships.application.ApplicationState;
import eu.peregrine.scholarships.application.Applications;
import eu.peregrine.scholarships.application.Reason;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallRepository;
import eu.peregrine.scholarships.call.CallState;
import eu.peregrine.scholarships.call.Cumulation;
import eu.peregrine.scholarships.fund.Account;
import eu.peregrine.scholarships.fund.Ledger;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityFactsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Offers awards in the order of a call's ranking, at the decision and whenever money comes back. */
@ApplicationScoped
class WaitingList {

    private final ApplicationRepository applications;
    private final CallRepository calls;
    private final AwardRepository awards;
    private final MobilityFactsRepository mobilities;
    private final AwardDesk desk;
    private final Ledger ledger;
    private final Outbox outbox;

    WaitingList(
            ApplicationRepository applications,
            CallRepository calls,
            AwardRepository awards,
            MobilityFactsRepository mobilities,
            AwardDesk desk,
            Ledger ledger,
            Outbox outbox) {
        this.applications = applications;
        this.calls = calls;
        this.awards = awards;
        this.mobilities = mobilities;
        this.desk = desk;
        this.ledger = ledger;
        this.outbox = outbox;
    }

    /**
     * Offers to those who wait, as far as the call's budget and the fund reach, in their order and passing nobody over who
     * waits. Call it after the money came back: the ledger then holds the fund's row, so that no two do this at once.
     */
    void serve(UUID callId) {
        Call call = calls.findById(callId);
        if (call.state() != CallState.DECIDED) {
            return;
        }
        long left = Math.min(
                call.budget() - awards.used(callId),
                ledger.derived(call.fundId()).of(Account.AVAILABLE));
        for (Application application : applications.ofCall(callId, Set.of(ApplicationState.WAITLISTED))) {
            Optional<Reason> against = against(call, application);
            if (against.isPresent()) {
                application.reject(against.get());
                Applications.tell(outbox, application);
                continue;
            }
            long cents = amount(call, application);
            if (cents > left) {
                return;
            }
            left -= cents;
            application.select();
            Applications.tell(outbox, application);
            Award award = desk.offer(call, application, cents);
            desk.reserve(call.fundId(), List.of(award));
            tellAll(award);
        }
    }

    /** How much an award for the application is, in cents. */
    long amount(Call call, Application application) {
        Optional<MobilityFacts> facts = mobilities.known(application.mobilityId());
        return call.award()
                .cents(
                        facts.map(MobilityFacts::plannedStart).orElse(null),
                        facts.map(MobilityFacts::plannedEnd).orElse(null));
    }

    /** What speaks against an award now that did not when the application was found eligible. */
    Optional<Reason> against(Call call, Application application) {
        if (mobilities
                .known(application.mobilityId())
                .map(MobilityFacts::cancelled)
                .orElse(false)) {
            return Optional.of(new Reason("mobility-cancelled", "The stay was cancelled."));
        }
        if (call.cumulation() == Cumulation.EXCLUSIVE && awards.fundedElsewhere(application.mobilityId(), call.id())) {
            return Optional.of(new Reason("funded-already", "Another award pays for the stay."));
        }
        return Optional.empty();
    }

    /** Publishes a new offer with its instalments. */
    void tellAll(Award award) {
        desk.tell(award);
        desk.tellInstalments(award);
    }
}
