package eu.peregrine.scholarships.award;

import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.scholarships.application.Application;
import eu.peregrine.scholarships.call.Call;
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
import java.util.List;
import java.util.Optional;
import java.util.UUID;

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
    private final Ledger ledger;
    private final References references;
    private final Outbox outbox;
    private final Clock clock;

    AwardDesk(
            AwardRepository awards,
            InstalmentRepository instalments,
            MobilityFactsRepository mobilities,
            Ledger ledger,
            References references,
            Outbox outbox,
            Clock clock) {
        this.awards = awards;
        this.instalments = instalments;
        this.mobilities = mobilities;
        this.ledger = ledger;
        this.references = references;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Writes an offer with its instalments; its money is reserved by {@link #reserve}. */
    Award offer(Call call, Application application, long cents) {
        Award award = Award.offer(references.next(ReferenceKind.AWARD), call, application, cents, today());
        awards.persist(award);
        List<Instalment> parts = Schedule.of(cents, call.instalments()).stream()
                .map(part -> new Instalment(award, part))
                .toList();
        instalments.persist(parts);
        return award;
    }

    /** Reserves the money of offers of one fund, all or none. */
    void reserve(UUID fundId, List<Award> offers) {
        ledger.post(fundId, Movement.RESERVE, offers.stream().map(this::whole).toList());
    }

    /** Turns the reserved money of a contracted award into a commitment, and releases what the contract makes due. */
    void commit(Award award, Optional<MobilityFacts> facts) {
        ledger.post(award.fundId(), Movement.COMMIT, List.of(whole(award)));
        release(award, facts);
    }

    /** Ends an offer that nobody took. */
    void withdraw(Award award) {
        for (Instalment instalment : instalments.ofAward(award.id())) {
            instalment.cancel();
            tell(instalment);
        }
        ledger.post(award.fundId(), Movement.RELEASE_RESERVED, List.of(whole(award)));
    }

    /** Ends an award for a reason: what is neither paid nor on its way goes back. */
    void end(Award award, String reason) {
        List<Instalment> parts = instalments.ofAward(award.id());
        boolean committed = award.contractSignedOn() != null;
        boolean paying = parts.stream().anyMatch(part -> !part.open() && part.state() != InstalmentState.CANCELLED);
        award.end(paying, reason);
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
        } else {
            ledger.post(award.fundId(), Movement.RELEASE_RESERVED, List.of(whole(award)));
        }
    }

    /** Makes due what waits and may be paid by now: after a contract and with a bank account, by the facts of the stay. */
    void release(Award award, Optional<MobilityFacts> facts) {
        if (!award.hasAccount()) {
            return;
        }
        ReleaseFacts known = new ReleaseFacts(
                award.state() == AwardState.CONTRACTED || award.state() == AwardState.IN_PAYMENT,
                facts.map(MobilityFacts::arrived).orElse(false),
                facts.map(MobilityFacts::departed).orElse(false),
                facts.map(MobilityFacts::transcriptReceived).orElse(false),
                award.reportedOn() != null,
                facts.map(MobilityFacts::plannedStart).orElse(null),
                today());
        for (Instalment instalment : instalments.ofAward(award.id())) {
            instalment.releaseIfMet(known);
            tell(instalment);
        }
    }

    /** The facts of the award's stay, kept from changing until the transaction ends. */
    Optional<MobilityFacts> lockedFacts(Award award) {
        return mobilities.locked(award.mobilityId());
    }

    /** Publishes what happened to an award. */
    void tell(Award award) {
        outbox.publish(
                award, AwardPublicState.of(award, instalments.ofAward(award.id())), AwardPublicState.visibleTo(award));
    }

    /** Publishes what happened to the instalments of an award. */
    void tellInstalments(Award award) {
        instalments.ofAward(award.id()).forEach(this::tell);
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

    private Posting whole(Award award) {
        return new Posting(award.cents(), new Origin("award", award.id()), today(), award.reference());
    }
}
