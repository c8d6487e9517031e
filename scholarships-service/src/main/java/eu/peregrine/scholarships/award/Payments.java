package eu.peregrine.scholarships.award;

import eu.peregrine.scholarships.fund.Ledger;
import eu.peregrine.scholarships.fund.Movement;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

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
        for (Instalment instalment : ordered) {
            fail(instalment, awards.findById(instalment.awardId()), reason, gone);
            desk.tell(instalment);
        }
        giveUp(gone);
    }

    /**
     * Takes the bank's answer.
     *
     * @param fundId the batch's fund
     * @param ordered the batch's instalments
     * @param paidOn when the bank paid the others
     * @param failed instalments that it could not pay, each with the reason
     */
    public void settle(UUID fundId, List<Instalment> ordered, LocalDate paidOn, Map<UUID, String> failed) {
        List<Instalment> gone = new ArrayList<>();
        Map<UUID, Award> touched = new TreeMap<>();
        for (Instalment instalment : ordered) {
            Award award = touched.computeIfAbsent(instalment.awardId(), awards::findById);
            if (failed.containsKey(instalment.id())) {
                fail(instalment, award, failed.get(instalment.id()), gone);
            } else {
                instalment.pay(paidOn);
                award.paymentStarted();
            }
            desk.tell(instalment);
        }
        for (Award award : touched.values()) {
            if (instalments.ofAward(award.id()).stream().allMatch(part -> part.state() == InstalmentState.PAID)) {
                award.settle();
            }
            desk.tell(award);
        }
        // The fund's row comes last: whoever changes an award takes its row first.
        List<Instalment> back = ordered.stream()
                .filter(instalment -> failed.containsKey(instalment.id()))
                .toList();
        ledger.post(fundId, Movement.BANK_FAILURE, back.stream().map(desk::part).toList());
        giveUp(gone);
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
