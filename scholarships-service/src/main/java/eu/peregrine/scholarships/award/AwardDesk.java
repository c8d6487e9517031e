package eu.peregrine.scholarships.award;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.scholarships.call.Call;
import eu.peregrine.scholarships.call.CallRepository;
import eu.peregrine.scholarships.call.InstalmentRule;
import eu.peregrine.scholarships.call.ReleaseFacts;
import eu.peregrine.scholarships.fund.Ledger;
import eu.peregrine.scholarships.fund.Movement;
import eu.peregrine.scholarships.fund.Origin;
import eu.peregrine.scholarships.fund.Posting;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import eu.peregrine.scholarships.mobility.MobilityFactsRepository;
import eu.peregrine.scholarships.reference.ReferenceKind;
import eu.peregrine.scholarships.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * What happens to an award, its instalments and its fund together. Whoever calls it has decided that it may happen; it
 * serves people's requests and mobility events alike. It takes its locks in one order: the facts of the mobility, the award,
 * the fund.
 */
@ApplicationScoped
class AwardDesk {

    private final AwardRepository awards;
    private final InstalmentRepository instalments;
    private final MobilityFactsRepository mobilities;
    private final CallRepository calls;
    private final Entitlements entitlements;
    private final OverAwardRepository overAwards;
    private final Ledger ledger;
    private final References references;
    private final Outbox outbox;
    private final Clock clock;

    AwardDesk(
            AwardRepository awards,
            InstalmentRepository instalments,
            MobilityFactsRepository mobilities,
            CallRepository calls,
            Entitlements entitlements,
            OverAwardRepository overAwards,
            Ledger ledger,
            References references,
            Outbox outbox,
            Clock clock) {
        this.awards = awards;
        this.instalments = instalments;
        this.mobilities = mobilities;
        this.calls = calls;
        this.entitlements = entitlements;
        this.overAwards = overAwards;
        this.ledger = ledger;
        this.references = references;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes offers of a call with their instalments and publishes them; the money is reserved by {@link #reserve}. */
    List<Offered> offer(Call call, List<Offer> offers) {
        Iterator<String> reference =
                references.next(ReferenceKind.AWARD, offers.size()).iterator();
        List<Offered> offered = offers.stream()
                .map(offer -> Award.offer(
                        reference.next(),
                        call,
                        offer.fund(),
                        offer.application(),
                        offer.entitlement(),
                        offer.cents(),
                        clock))
                .map(award -> new Offered(award, parts(award, call)))
                .toList();
        // One kind after the other, which is written in few statements.
        offered.forEach(one -> awards.persist(one.award()));
        offered.forEach(one -> instalments.persist(one.parts()));
        for (Offered one : offered) {
            tell(one.award(), one.parts());
            one.parts().forEach(this::tell);
        }
        return offered;
    }

    private static List<Instalment> parts(Award award, Call call) {
        return Schedule.of(award.cents(), call.instalments()).stream()
                .map(part -> new Instalment(award, part))
                .toList();
    }

    /** What is to be reserved for offers, by the fund; nothing for one without money. */
    Map<UUID, List<Posting>> postings(List<Offered> offers) {
        return offers.stream()
                .map(Offered::award)
                .filter(award -> award.cents() > 0)
                .collect(Collectors.groupingBy(Award::fundId, Collectors.mapping(this::whole, Collectors.toList())));
    }

    /** Reserves the money of offers, all or none; fund after fund in the order of their ids, as everybody locks them. */
    void reserve(Map<UUID, List<Posting>> byFund) {
        new TreeMap<>(byFund).forEach((fund, postings) -> ledger.post(fund, Movement.RESERVE, postings));
    }

    /**
     * Turns the reserved money of a contracted award into a commitment, and publishes what became of it and its instalments.
     * It is done last, and with one statement for all events: whoever else commits money of the fund waits for its row until
     * the transaction ends.
     */
    void commit(Award award, List<Instalment> parts) {
        outbox.together(() -> {
            tell(award, parts);
            parts.forEach(this::tell);
            post(award, Movement.COMMIT, award.cents());
        });
    }

    /** Ends an offer that nobody took. */
    void withdraw(Award award) {
        for (Instalment instalment : instalments.ofAward(award.id())) {
            instalment.cancel();
            tell(instalment);
        }
        post(award, Movement.RELEASE_RESERVED, award.cents());
    }

    /**
     * Ends an award for a reason: what is neither paid nor on its way goes back, and what was paid is claimed back.
     *
     * @param keeps what the student may keep of what was paid, in cents
     */
    void end(Award award, String reason, long keeps) {
        List<Instalment> parts = instalments.ofAward(award.id());
        boolean committed = award.contractSignedOn() != null;
        boolean paying = parts.stream().anyMatch(part -> !part.open() && part.state() != InstalmentState.CANCELLED);
        long held = Math.max(0, spent(parts) - claimed(award));
        award.end(paying, Math.min(keeps, held), reason, clock.instant());
        List<Instalment> open = parts.stream().filter(Instalment::open).toList();
        for (Instalment instalment : open) {
            instalment.cancel();
            tell(instalment);
        }
        if (committed) {
            ledger.post(
                    award.fundId(),
                    Movement.RELEASE_COMMITTED,
                    open.stream().map(this::part).toList());
            rebalance(award, OverAwardOrigin.REVOKED, reason);
        } else {
            post(award, Movement.RELEASE_RESERVED, award.cents());
        }
    }

    /**
     * Works an award out anew from what is known of its stay. A further amount is reserved or committed if the fund has it,
     * else the award lacks it until this is tried again; what was paid too much is claimed back. Of a stay that was cut short
     * by force majeure, what was due or paid by then stays the student's: Erasmus+ grants the actual duration at least, and
     * leaves it to the sending institution to ask nothing back beyond.
     *
     * @return whether anything changed
     */
    boolean recalculate(Award award, Optional<MobilityFacts> facts) {
        if (!award.state().live() || facts.isEmpty() || entitlements.undecided(award, facts)) {
            return false;
        }
        Entitlement now = entitlements.present(award, calls.findById(award.callId()), facts);
        boolean excused = facts.get().endedByForceMajeure();
        long net = Math.max(award.netOf(now), excused ? Math.min(award.cents(), promised(award)) : 0);
        boolean same = now.cents() == award.entitled() && Objects.equals(now.grant(), award.calculation());
        if (same && net == award.cents()) {
            return false;
        }
        long before = award.cents();
        long granted = net <= before ? net : Math.min(net, before + affordable(award, net - before));
        if (same && granted == before) {
            return false;
        }
        award.follow(now, granted, excused ? "Force majeure: what was due or paid stays." : null, clock.instant());
        move(award, before, OverAwardOrigin.DATES_CHANGED, null);
        return true;
    }

    /** Takes a part of an award away. */
    void reduce(Award award, long cents, String reason) {
        long before = award.cents();
        award.reduce(cents, reason, clock.instant());
        move(award, before, OverAwardOrigin.REDUCED, reason);
    }

    /** All of the wish or nothing: what is claimed back and can be set off needs no money of the fund. */
    private long affordable(Award award, long wish) {
        long needed = wish - Math.min(wish, claimOpen(award));
        awards.lock(award);
        return awards.availableForUpdate(award.fundId()) >= needed ? wish : 0;
    }

    private void move(Award award, long before, OverAwardOrigin origin, String reason) {
        if (award.contractSignedOn() != null) {
            rebalance(award, origin, reason);
            return;
        }
        post(award, Movement.RESERVE, award.cents() - before);
        post(award, Movement.RELEASE_RESERVED, before - award.cents());
        List<Instalment> parts = instalments.ofAward(award.id());
        List<InstalmentRule> rules = rules(award);
        plan(award, parts, rules, Replan.of(award.cents(), rules, standing(parts), 0, 0));
    }

    /**
     * Brings a contracted award's instalments, its claims and the fund into line with its amount. Nothing happens when they
     * are so already.
     */
    void rebalance(Award award, OverAwardOrigin origin, String reason) {
        List<Instalment> parts = instalments.ofAward(award.id());
        List<InstalmentRule> rules = rules(award);
        long claimed = claimed(award);
        long openBefore = open(parts);
        if (!award.state().live()) {
            award.keepAtMost(Math.max(0, spent(parts) - claimed));
        }
        Replan replan = Replan.of(award.net(), rules, standing(parts), claimed, claimOpen(award));
        setOff(award, replan.setOff());
        long openAfter = LongStream.of(replan.open()).sum();
        post(award, Movement.RELEASE_COMMITTED, openBefore - openAfter);
        post(award, Movement.RESERVE, openAfter - openBefore);
        post(award, Movement.COMMIT, openAfter - openBefore);
        plan(award, parts, rules, replan);
        if (replan.overAward() > 0) {
            OverAward claim = new OverAward(
                    references.next(ReferenceKind.OVER_AWARD), award, origin, reason, replan.overAward(), today());
            overAwards.persist(claim);
            post(award, Movement.OVER_AWARD, replan.overAward());
            tell(claim);
        }
        if (award.state().live() && (openAfter > 0 || replan.overAward() > 0)) {
            award.reopen();
        }
        settleIfDone(award);
    }

    /** Lets the student keep so much of what was claimed back: as if it came back and were paid again. */
    private void setOff(Award award, long cents) {
        post(award, Movement.REFUND, cents);
        post(award, Movement.RESERVE, cents);
        post(award, Movement.COMMIT, cents);
        post(award, Movement.PAY, cents);
        long left = cents;
        for (OverAward claim : overAwards.ofAward(award.id())) {
            long part = Math.min(left, claim.open());
            if (part > 0) {
                claim.deduct(part, today());
                tell(claim);
                left -= part;
            }
        }
    }

    private void plan(Award award, List<Instalment> parts, List<InstalmentRule> rules, Replan replan) {
        int number = parts.stream().mapToInt(Instalment::number).max().orElse(0);
        for (int i = 0; i < rules.size(); i++) {
            int rule = i;
            long left = replan.open()[i];
            for (Instalment part :
                    parts.stream().filter(p -> p.rule() == rule && p.open()).toList()) {
                if (left > 0) {
                    part.amount(left);
                    left = 0;
                } else {
                    part.cancel();
                }
                tell(part);
            }
            if (left > 0) {
                number++;
                Instalment further = new Instalment(
                        award,
                        new Schedule.Part(number, rule, left, rules.get(rule).releaseWhen()));
                instalments.persist(further);
                tell(further);
            }
        }
    }

    /** Books what a student paid back. */
    void recovered(OverAward claim, long cents, LocalDate on, String text) {
        ledger.post(claim.fundId(), Movement.REFUND, List.of(posting(claim, cents, on, text)));
        tell(claim);
    }

    /**
     * Pays a part of what is due of one award by what its student owes of another: nothing goes to the bank, the one fund has
     * paid, and the other has it back. Fund after fund in the order of their ids, as everybody locks them.
     */
    void setOff(OverAward claim, Instalment due, Award paying, long cents) {
        int number = instalments.ofAward(paying.id()).stream()
                        .mapToInt(Instalment::number)
                        .max()
                        .orElse(0)
                + 1;
        Instalment paid = due.setOff(paying, number, cents, claim.reference(), today());
        claim.setOff(cents, today(), paid.reference());
        if (paid != due) {
            instalments.persist(paid);
            tell(due);
        }
        tell(paid);
        tell(claim);
        paying.paymentStarted();
        settleIfDone(paying);
        tell(paying);
        Runnable pays = () -> ledger.post(paying.fundId(), Movement.PAY, List.of(part(paid)));
        Runnable back = () ->
                ledger.post(claim.fundId(), Movement.REFUND, List.of(posting(claim, cents, today(), paid.reference())));
        boolean first = paying.fundId().compareTo(claim.fundId()) <= 0;
        (first ? pays : back).run();
        (first ? back : pays).run();
    }

    /** Books what is given up. */
    void writtenOff(OverAward claim, long cents, LocalDate on) {
        ledger.post(claim.fundId(), Movement.WRITE_OFF, List.of(posting(claim, cents, on, claim.reference())));
        tell(claim);
    }

    private static Posting posting(OverAward claim, long cents, LocalDate on, String text) {
        return new Posting(cents, new Origin("over-award", claim.id()), on, text);
    }

    /** Settles an award of which nothing is left to pay or to claim. */
    void settleIfDone(Award award) {
        List<Instalment> parts = instalments.ofAward(award.id());
        boolean paid = parts.stream().anyMatch(part -> part.state() == InstalmentState.PAID);
        boolean moving = parts.stream()
                .anyMatch(part -> part.state() != InstalmentState.PAID && part.state() != InstalmentState.CANCELLED);
        if (paid && !moving && claimOpen(award) == 0) {
            award.settle();
        }
    }

    private List<InstalmentRule> rules(Award award) {
        return calls.findById(award.callId()).instalments();
    }

    private static List<Replan.Part> standing(List<Instalment> parts) {
        return parts.stream()
                .filter(part -> part.state() != InstalmentState.CANCELLED)
                .map(part -> new Replan.Part(part.rule(), part.cents(), standing(part)))
                .toList();
    }

    private static Replan.Standing standing(Instalment part) {
        return switch (part.state()) {
            case PAID -> Replan.Standing.PAID;
            case ORDERED -> Replan.Standing.ORDERED;
            default -> Replan.Standing.OPEN;
        };
    }

    private static long open(List<Instalment> parts) {
        return parts.stream()
                .filter(Instalment::open)
                .mapToLong(Instalment::cents)
                .sum();
    }

    /** What was paid or is on its way. */
    private static long spent(List<Instalment> parts) {
        return parts.stream()
                .filter(part -> !part.open() && part.state() != InstalmentState.CANCELLED)
                .mapToLong(Instalment::cents)
                .sum();
    }

    /** What was due, is on its way or was paid, less what is claimed back: a student has counted on it. */
    private long promised(Award award) {
        long due = instalments.ofAward(award.id()).stream()
                .filter(part -> part.state() != InstalmentState.PLANNED && part.state() != InstalmentState.CANCELLED)
                .mapToLong(Instalment::cents)
                .sum();
        return Math.max(0, due - claimed(award));
    }

    private long claimed(Award award) {
        return overAwards.ofAward(award.id()).stream()
                .mapToLong(OverAward::claimed)
                .sum();
    }

    private long claimOpen(Award award) {
        return overAwards.ofAward(award.id()).stream()
                .mapToLong(OverAward::open)
                .sum();
    }

    private void post(Award award, Movement movement, long cents) {
        if (cents > 0) {
            ledger.post(award.fundId(), movement, List.of(posting(award, cents)));
        }
    }

    /**
     * Makes due what waits and may be paid by now, after a contract and with a bank account, by the facts of the stay; and
     * publishes it.
     */
    void release(Award award, Optional<MobilityFacts> facts) {
        List<Instalment> parts = instalments.ofAward(award.id());
        release(award, parts, facts);
        parts.forEach(this::tell);
    }

    /** As {@link #release(Award, Optional)}, of an award whose instalments are at hand; who calls it publishes. */
    void release(Award award, List<Instalment> parts, Optional<MobilityFacts> facts) {
        if (award.cents() == 0
                && award.state() == AwardState.CONTRACTED
                && facts.map(MobilityFacts::departed).orElse(award.mobilityId() == null)) {
            award.settle();
        }
        if (!award.hasAccount()) {
            return;
        }
        ReleaseFacts known = new ReleaseFacts(
                award.state() == AwardState.CONTRACTED || award.state() == AwardState.IN_PAYMENT,
                facts.map(MobilityFacts::arrived).orElse(false),
                facts.map(MobilityFacts::departed).orElse(false),
                facts.map(MobilityFacts::transcriptReceived).orElse(false),
                reportCounts(award, facts),
                facts.map(MobilityFacts::plannedStart).orElse(null),
                today());
        parts.forEach(part -> part.releaseIfMet(known));
    }

    /** A report tells of a stay that is over; what was sent before counts from then on. */
    private static boolean reportCounts(Award award, Optional<MobilityFacts> facts) {
        return award.reportedOn() != null
                && (award.mobilityId() == null
                        || facts.map(MobilityFacts::departed).orElse(false));
    }

    /** Until when a student who is back is to report; null while there is nothing to report, and afterwards. */
    LocalDate reportBy(Award award) {
        return award.reportBy(mobilities.known(award.mobilityId()));
    }

    /** The facts of the award's stay, kept from changing until the transaction ends. */
    Optional<MobilityFacts> lockedFacts(Award award) {
        return mobilities.locked(award.mobilityId());
    }

    /** Publishes what happened to an award. */
    void tell(Award award) {
        tell(award, instalments.ofAward(award.id()));
    }

    private void tell(Award award, List<Instalment> parts) {
        outbox.publish(award, AwardPublicState.of(award, parts), AwardPublicState.visibleTo(award));
    }

    /** Publishes what happened to an instalment. */
    void tell(Instalment instalment) {
        outbox.publish(instalment, InstalmentPublicState.of(instalment), InstalmentPublicState.visibleTo(instalment));
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Posting part(Instalment instalment) {
        return new Posting(
                instalment.cents(), new Origin("instalment", instalment.id()), today(), instalment.reference());
    }

    /** Publishes what happened to a claim. */
    void tell(OverAward claim) {
        outbox.publish(claim, OverAwardState.of(claim), OverAwardState.visibleTo(claim));
    }

    private Posting whole(Award award) {
        return posting(award, award.cents());
    }

    private Posting posting(Award award, long cents) {
        return new Posting(cents, new Origin("award", award.id()), today(), award.reference());
    }
}
