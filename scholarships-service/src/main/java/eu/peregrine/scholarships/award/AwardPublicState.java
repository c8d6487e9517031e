package eu.peregrine.scholarships.award;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An award's public state, the payload of its events.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param callId the call
 * @param fundId the fund that pays
 * @param funderId who gives
 * @param applicationId the application that was selected
 * @param studentId who gets it
 * @param mobilityId the stay that it is for
 * @param amount how much
 * @param net what the student is to have in the end
 * @param acceptBy the last day on which it can be accepted
 * @param contractSignedOn when the contract was signed
 * @param bankAccountKnown whether it is known where to pay it
 * @param instalments in which parts
 */
public record AwardPublicState(
        UUID id,
        String reference,
        AwardState state,
        UUID callId,
        UUID fundId,
        UUID funderId,
        UUID applicationId,
        UUID studentId,
        UUID mobilityId,
        Money amount,
        Money net,
        LocalDate acceptBy,
        LocalDate contractSignedOn,
        boolean bankAccountKnown,
        List<Part> instalments) {

    /**
     * One of its instalments.
     *
     * @param id its id
     * @param number its number in the award
     * @param state where it stands
     * @param amount how much
     * @param paidOn when the bank paid it
     */
    public record Part(UUID id, int number, InstalmentState state, Money amount, LocalDate paidOn) {}

    static AwardPublicState of(Award award, List<Instalment> instalments) {
        return new AwardPublicState(
                award.id(),
                award.reference(),
                award.state(),
                award.callId(),
                award.fundId(),
                award.funderId(),
                award.applicationId(),
                award.studentId(),
                award.mobilityId(),
                Money.ofCents(award.cents(), award.currency()),
                Money.ofCents(award.net(), award.currency()),
                award.acceptBy(),
                award.contractSignedOn(),
                award.hasAccount(),
                instalments.stream()
                        .map(instalment -> new Part(
                                instalment.id(),
                                instalment.number(),
                                instalment.state(),
                                Money.ofCents(instalment.cents(), instalment.currency()),
                                instalment.paidOn()))
                        .toList());
    }

    static VisibleTo visibleTo(Award award) {
        return VisibleTo.roles(Roles.FINANCE).organisation(award.funderId()).person(award.studentId());
    }
}
