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
import eu.peregrine.scholarships.grant.GrantObstacle;
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
    private final Entitlements entitlements;
    private final Outbox outbox;

    WaitingList(
            ApplicationRepository applications,
            CallRepository calls,
            AwardRepository awards,
            MobilityFactsRepository mobilities,
            AwardDesk desk,
            Entitlements entitlements,
            Outbox outbox) {
        this.applications = applications;
        this.calls = calls;
        this.awards = awards;
        this.mobilities = mobilities;
        this.desk = desk;
        this.entitlements = entitlements;
        this.outbox = outbox;
    }

    /**
     * Offers to those who wait, as far as the call's budget and the fund reach, in their order and passing nobody over who
     * waits. It holds the fund's row until the transaction ends, so that no two do this at once.
     */
    void serve(UUID callId) {
        Call call = calls.findById(callId);
        if (call.state() != CallState.DECIDED) {
            return;
        }
        long left = Math.min(call.budget() - awards.used(callId), awards.availableForUpdate(call.fundId()));
        for (Application application : applications.ofCall(callId, Set.of(ApplicationState.WAITLISTED))) {
            Room room = room(call, application);
            if (room.against() != null) {
                application.reject(room.against(), desk.today());
                Applications.tell(outbox, application);
                continue;
            }
            if (room.cents() > left) {
                return;
            }
            left -= room.cents();
            application.select();
            Applications.tell(outbox, application);
            Award award = desk.offer(call, application, room.entitlement(), room.cents());
            desk.reserve(call.fundId(), List.of(award));
            tellAll(award);
        }
    }

    /**
     * What an application can be offered.
     *
     * @param against what speaks against an offer; null for nothing
     * @param entitlement what the rules give; null when something speaks against it
     * @param cents of this, what the other awards for the stay leave room for
     */
    record Room(Reason against, Entitlement entitlement, long cents) {

        private static Room none(String code, String detail) {
            return new Room(new Reason(code, detail), null, 0);
        }
    }

    /** What an application can be offered now, or what speaks against it that did not when it was found eligible. */
    Room room(Call call, Application application) {
        Optional<MobilityFacts> facts = mobilities.known(application.mobilityId());
        if (facts.map(MobilityFacts::cancelled).orElse(false)) {
            return Room.none("mobility-cancelled", "The stay was cancelled.");
        }
        List<Award> others = awards.besides(application.mobilityId(), call.id());
        if (!mayStandBeside(call, others)) {
            return Room.none("funded-already", "Another award pays for the stay.");
        }
        Entitlement entitlement = entitlements.offered(call, application.profile(), facts);
        if (entitlement.grant() != null && !entitlement.grant().against().isEmpty()) {
            GrantObstacle obstacle = entitlement.grant().against().get(0);
            return Room.none(obstacle.code(), obstacle.detail());
        }
        long cents = entitlement.cents();
        if (call.cumulationLimit() != null) {
            long taken = others.stream()
                    .filter(other -> other.currency().equals(call.currency()))
                    .mapToLong(Award::cents)
                    .sum();
            cents = Math.min(cents, Math.max(0, call.cumulationLimit() - taken));
            if (cents == 0 && entitlement.cents() > 0) {
                return Room.none("cumulation-limit", "The other awards for the stay leave no room for another.");
            }
        }
        return new Room(null, entitlement, cents);
    }

    /** By this call's rule and by those of the calls that gave the others. */
    private boolean mayStandBeside(Call call, List<Award> others) {
        for (Award other : others) {
            boolean sameFunder = other.funderId().equals(call.funderId());
            if (refuses(call.cumulation(), sameFunder)
                    || refuses(calls.findById(other.callId()).cumulation(), sameFunder)) {
                return false;
            }
        }
        return true;
    }

    private static boolean refuses(Cumulation rule, boolean sameFunder) {
        return rule == Cumulation.EXCLUSIVE || rule == Cumulation.OTHER_FUNDERS && sameFunder;
    }

    /** Publishes a new offer with its instalments. */
    void tellAll(Award award) {
        desk.tell(award);
        desk.tellInstalments(award);
    }
}
