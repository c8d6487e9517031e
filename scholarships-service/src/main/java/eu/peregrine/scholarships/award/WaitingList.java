package eu.peregrine.scholarships.award;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.application.ApplicationRepository;
import eu.peregrine.scholarships.application.Applications;
import eu.peregrine.scholarships.application.Eligibility;
import eu.peregrine.scholarships.application.Reason;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallFund;
import eu.peregrine.scholarships.call.CallRepository;
import eu.peregrine.scholarships.call.CallState;
import eu.peregrine.scholarships.call.Cumulation;
import eu.peregrine.scholarships.fund.Account;
import eu.peregrine.scholarships.fund.Fund;
import eu.peregrine.scholarships.fund.FundRepository;
import eu.peregrine.scholarships.grant.GrantObstacle;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityFactsRepository;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Offers awards in the order of a call's ranking, at the decision and whenever money comes back. */
@ApplicationScoped
class WaitingList {

    private static final int AT_ONCE = 100;

    private final ApplicationRepository applications;
    private final CallRepository calls;
    private final FundRepository funds;
    private final AwardRepository awards;
    private final MobilityFactsRepository mobilities;
    private final AwardDesk desk;
    private final Entitlements entitlements;
    private final Outbox outbox;

    WaitingList(
            ApplicationRepository applications,
            CallRepository calls,
            FundRepository funds,
            AwardRepository awards,
            MobilityFactsRepository mobilities,
            AwardDesk desk,
            Entitlements entitlements,
            Outbox outbox) {
        this.applications = applications;
        this.calls = calls;
        this.funds = funds;
        this.awards = awards;
        this.mobilities = mobilities;
        this.desk = desk;
        this.entitlements = entitlements;
        this.outbox = outbox;
    }

    /**
     * Offers to those who wait, as far as the call's budgets and funds reach, in their order and passing nobody over who
     * waits. It holds the funds' rows until the transaction ends, so that no two do this at once.
     */
    void serve(UUID callId) {
        Call call = calls.findById(callId);
        if (call.state() != CallState.DECIDED) {
            return;
        }
        Map<UUID, Long> available = hold(call);
        List<Purse> purses = call.funds().stream()
                .map(fund -> new Purse(
                        funds.findById(fund.fundId()),
                        Math.min(fund.budget() - awards.used(callId, fund.fundId()), available.get(fund.fundId()))))
                .toList();
        List<Application> next = applications.waitingBehind(callId, 0, AT_ONCE);
        while (!next.isEmpty()) {
            Background background = background(call, next);
            for (Application application : next) {
                if (purses.stream().allMatch(Purse::awaited)) {
                    return;
                }
                serve(call, application, room(call, application, purses, background));
            }
            next = applications.waitingBehind(callId, next.get(next.size() - 1).place(), AT_ONCE);
        }
    }

    private void serve(Call call, Application application, Room room) {
        if (room.against() != null) {
            application.reject(room.against(), desk.today());
            Applications.tell(outbox, application);
            return;
        }
        Optional<Purse> purse = Purse.take(room.open(), room.cents());
        if (purse.isPresent()) {
            application.select();
            Applications.tell(outbox, application);
            Offer offer = new Offer(application, purse.get().fund(), room.entitlement(), room.cents());
            desk.reserve(desk.postings(desk.offer(call, List.of(offer))));
        }
    }

    /** What the call can offer when nothing was offered yet: each fund but the last no more than it has. */
    List<Purse> atDecision(Call call) {
        List<CallFund> all = call.funds();
        List<Purse> purses = new ArrayList<>();
        for (CallFund one : all) {
            Fund fund = funds.findById(one.fundId());
            boolean last = purses.size() == all.size() - 1;
            purses.add(new Purse(
                    fund,
                    last
                            ? one.budget()
                            : Math.min(one.budget(), fund.cachedBalances().of(Account.AVAILABLE))));
        }
        return purses;
    }

    /**
     * Before money of an award comes back of which others may be offered: holds the award's row and those of all funds behind
     * its call, in the order of their ids, where there are several. Otherwise two who give back to different funds would wait
     * for each other's.
     */
    void hold(Award award) {
        Call call = calls.findById(award.callId());
        if (call.funds().size() > 1) {
            awards.lock(award);
            hold(call);
        }
    }

    private Map<UUID, Long> hold(Call call) {
        Map<UUID, Long> available = new HashMap<>();
        call.funds().stream()
                .map(CallFund::fundId)
                .sorted()
                .forEach(fund -> available.put(fund, awards.availableForUpdate(fund)));
        return available;
    }

    /**
     * What an application can be offered.
     *
     * @param against what speaks against an offer; null for nothing
     * @param entitlement what the rules give; null when something speaks against it
     * @param cents of this, what the other awards for the stay leave room for
     * @param open the purses that may pay it, in their order
     */
    record Room(Reason against, Entitlement entitlement, long cents, List<Purse> open) {

        private static Room none(String code, String detail) {
            return new Room(new Reason(code, detail), null, 0, List.of());
        }
    }

    /**
     * What offers of a call depend on besides the application.
     *
     * @param terms by what awards are worked out
     * @param stays what is known of the stays
     * @param others the live awards of other calls, by the stay
     * @param cycleDays days of earlier stays in the study cycle, by the stay
     */
    record Background(
            Entitlements.Terms terms,
            Map<UUID, MobilityFacts> stays,
            Map<UUID, List<Award>> others,
            Map<UUID, Entitlements.CycleDays> cycleDays) {}

    /** The background of some of a call's applications, read with a few queries for all of them. */
    Background background(Call call, List<Application> some) {
        Set<UUID> ids = some.stream()
                .map(Application::mobilityId)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        Entitlements.Terms terms = entitlements.today(call);
        Map<UUID, MobilityFacts> stays = mobilities.known(ids);
        return new Background(
                terms,
                stays,
                awards.besides(ids, call.id()),
                terms.calculator() == null ? Map.of() : entitlements.cycleDays(stays.values()));
    }

    /** What an application can be offered now, or what speaks against it that did not when it was found eligible. */
    Room room(Call call, Application application, List<Purse> purses, Background background) {
        UUID stay = application.mobilityId();
        Optional<MobilityFacts> facts = Optional.ofNullable(stay).map(background.stays()::get);
        if (facts.map(MobilityFacts::cancelled).orElse(false)) {
            return Room.none("mobility-cancelled", "The stay was cancelled.");
        }
        List<Award> others = stay == null ? List.of() : background.others().getOrDefault(stay, List.of());
        List<Purse> beside = purses.stream()
                .filter(purse -> mayStandBeside(call, purse.fund().funderId(), others))
                .toList();
        if (beside.isEmpty()) {
            return Room.none("funded-already", "Another award pays for the stay.");
        }
        Entitlement entitlement = entitlements.offered(
                background.terms(),
                application.profile(),
                facts,
                stay == null
                        ? Entitlements.CycleDays.NONE
                        : background.cycleDays().getOrDefault(stay, Entitlements.CycleDays.NONE));
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
        return new Room(null, entitlement, cents, paying(beside, facts.orElse(null)));
    }

    /** Those that are for the stay; all of them where the office found it eligible though none is. */
    private static List<Purse> paying(List<Purse> purses, MobilityFacts stay) {
        List<Purse> paying = purses.stream()
                .filter(purse -> Eligibility.pays(purse.fund().restrictions(), stay))
                .toList();
        return paying.isEmpty() ? purses : paying;
    }

    /** By this call's rule and by those of the calls that gave the others. */
    private boolean mayStandBeside(Call call, UUID funder, List<Award> others) {
        for (Award other : others) {
            boolean sameFunder = other.funderId().equals(funder);
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
}
