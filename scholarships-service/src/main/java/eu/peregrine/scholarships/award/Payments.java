package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.fund.Ledger;
import eu.peregrine.scholarships.fund.Movement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What a payment batch does with its instalments and their fund. The money counts as paid from the moment in which the
 * order may go to the bank, so that no more can be ordered than the funder sent; what the bank could not pay comes back.
 */
@ApplicationScoped
public class Payments {

    private final AwardRepository awards;
    private final InstalmentRepository instalments;
    private final AwardDesk desk;
    private final Ledger ledger;

    Payments(AwardRepository awards, InstalmentRepository instalments, AwardDesk desk, Ledger ledger) {
        this.awards = awards;
        this.instalments = instalments;
        this.desk = desk;
        this.ledger = ledger;
    }

    /** Takes due instalments into a batch. */
    public void order(UUID batchId, List<Instalment> due) {
        for (Instalment instalment : due) {
            instalment.order(batchId);
            desk.tell(instalment);
        }
    }

    /**
     * Books the orders as paid.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 {@code not-received} when the funder has not sent as much
     */
    public void approve(UUID fundId, List<Instalment> ordered) {
        ledger.post(fundId, Movement.PAY, ordered.stream().map(desk::part).toList());
    }

    /** Gives instalments of a batch back that was never approved: nothing was booked. */
    public void refuse(List<Instalment> ordered, String reason) {
        List<Instalment> gone = new ArrayList<>();
        Map<UUID, Award> touched = new TreeMap<>();
        for (Instalment instalment : ordered) {
            Award award = touched.computeIfAbsent(instalment.awardId(), awards::findById);
            fail(instalment, award, reason, gone);
            desk.tell(instalment);
        }
        giveUp(gone);
        rebalance(touched);
    }

    /**
     * What the bank says of an instalment.
     *
     * @param instalment which
     * @param paidOn when it paid; null when it could not
     * @param failure why it could not; null when it paid
     */
    public record Answer(Instalment instalment, LocalDate paidOn, String failure) {}

    /** The accounts of the awards of these instalments, by award; none for those without one. */
    public Map<UUID, Payee> payees(List<Instalment> due) {
        return awards.byIds(awardsOf(due)).stream()
                .filter(Award::hasAccount)
                .collect(Collectors.toMap(
                        Award::id,
                        award -> new Payee(award.accountMasked(), award.accountSealed(), award.holderSealed())));
    }

    /**
     * Takes the bank's answers about instalments of one fund.
     *
     * @param fundId the fund that pays them
     * @param answers what was paid and what was not
     */
    public void settle(UUID fundId, List<Answer> answers) {
        Map<UUID, Award> touched = new TreeMap<>();
        awards.byIds(awardsOf(answers.stream().map(Answer::instalment).toList()))
                .forEach(award -> touched.put(award.id(), award));
        List<Instalment> gone = new ArrayList<>();
        List<Instalment> back = new ArrayList<>();
        for (Answer answer : answers) {
            Instalment instalment = answer.instalment();
            Award award = touched.get(instalment.awardId());
            if (answer.failure() != null) {
                fail(instalment, award, answer.failure(), gone);
                back.add(instalment);
            } else {
                instalment.pay(answer.paidOn());
                award.paymentStarted();
            }
            desk.tell(instalment);
        }
        // The fund's row comes last: whoever changes an award takes its row first.
        ledger.post(fundId, Movement.BANK_FAILURE, back.stream().map(desk::part).toList());
        giveUp(gone);
        rebalance(touched);
    }

    /** Awards may have changed while their orders were on their way. */
    private void rebalance(Map<UUID, Award> touched) {
        for (Award award : touched.values()) {
            desk.rebalance(award, OverAwardOrigin.PAID_LATE, null);
            desk.tell(award);
        }
    }

    private static Set<UUID> awardsOf(List<Instalment> parts) {
        return parts.stream().map(Instalment::awardId).collect(Collectors.toSet());
    }

    // An award may have ended while the order was on its way; then what was not paid is not tried again.
    private static void fail(Instalment instalment, Award award, String reason, List<Instalment> gone) {
        instalment.fail(reason);
        if (!award.state().live()) {
            instalment.cancel();
            gone.add(instalment);
        }
    }

    private void giveUp(List<Instalment> gone) {
        if (!gone.isEmpty()) {
            ledger.post(
                    gone.get(0).fundId(),
                    Movement.RELEASE_COMMITTED,
                    gone.stream().map(desk::part).toList());
        }
    }
}
