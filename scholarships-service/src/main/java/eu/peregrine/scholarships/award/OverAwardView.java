package eu.peregrine.scholarships.award;

import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A claim as the API shows it.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param award the award that paid too much
 * @param call the call
 * @param fund the fund whose money it is
 * @param student who owes it
 * @param mobility the stay
 * @param origin why too much was paid
 * @param reason the same in words, where somebody gave them
 * @param amount how much
 * @param open what is still owed
 * @param openedOn since when it is claimed
 * @param parts the parts that are settled, first to last
 * @param actions what can be done; of a single claim only
 * @param version for the ETag
 */
public record OverAwardView(
        UUID id,
        String reference,
        OverAwardStatus state,
        Ref award,
        Ref call,
        Ref fund,
        Ref student,
        Ref mobility,
        OverAwardOrigin origin,
        String reason,
        Money amount,
        Money open,
        LocalDate openedOn,
        List<PartView> parts,
        List<Action> actions,
        long version)
        implements Versioned {

    /**
     * A part that is settled.
     *
     * @param how set off, paid back or written off
     * @param amount how much
     * @param on when
     * @param note the bank's line, or why
     */
    public record PartView(OverAwardStatus how, Money amount, LocalDate on, String note) {}

    static OverAwardView of(OverAward claim, List<Action> actions) {
        return new OverAwardView(
                claim.id(),
                claim.reference(),
                claim.state(),
                Ref.to("awards", claim.awardId()),
                Ref.to("calls", claim.callId()),
                Ref.to("funds", claim.fundId()),
                Ref.to("students", claim.studentId()),
                Ref.to("mobilities", claim.mobilityId()),
                claim.origin(),
                claim.reason(),
                Money.ofCents(claim.cents(), claim.currency()),
                Money.ofCents(claim.open(), claim.currency()),
                claim.openedOn(),
                claim.parts().stream()
                        .map(part -> new PartView(
                                part.how(), Money.ofCents(part.cents(), claim.currency()), part.on(), part.note()))
                        .toList(),
                actions,
                claim.version());
    }
}
