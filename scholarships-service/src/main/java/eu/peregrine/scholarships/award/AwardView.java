package eu.peregrine.scholarships.award;

import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * An award as the API shows it.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param call the call
 * @param fund the fund that pays
 * @param application the application that was selected
 * @param student who gets it
 * @param mobility the stay that it is for
 * @param amount how much
 * @param offeredOn when it was offered
 * @param acceptBy the last day on which it can be accepted
 * @param contractSignedOn when the contract was signed
 * @param reportedOn when the student reported on the stay
 * @param endReason why it ended early
 * @param bankAccount where it is paid; not for the funder
 * @param instalments in which parts; of a single award only
 * @param actions what can be done; of a single award only
 * @param version for the ETag
 */
public record AwardView(
        UUID id,
        String reference,
        AwardState state,
        Ref call,
        Ref fund,
        Ref application,
        Ref student,
        Ref mobility,
        Money amount,
        LocalDate offeredOn,
        LocalDate acceptBy,
        LocalDate contractSignedOn,
        LocalDate reportedOn,
        String endReason,
        BankAccount bankAccount,
        List<InstalmentView> instalments,
        List<Action> actions,
        long version)
        implements Versioned {

    /**
     * Where an award is paid.
     *
     * @param iban masked: country, check digits and the last four characters
     */
    public record BankAccount(String iban) {}

    static AwardView of(
            Award award,
            LocalizedText callName,
            boolean showsAccount,
            List<InstalmentView> instalments,
            List<Action> actions) {
        return new AwardView(
                award.id(),
                award.reference(),
                award.state(),
                Ref.to("calls", award.callId(), callName),
                Ref.to("funds", award.fundId()),
                Ref.to("applications", award.applicationId()),
                Ref.to("students", award.studentId()),
                Ref.to("mobilities", award.mobilityId()),
                Money.ofCents(award.cents(), award.currency()),
                award.offeredOn(),
                award.acceptBy(),
                award.contractSignedOn(),
                award.reportedOn(),
                award.endReason(),
                showsAccount && award.hasAccount() ? new BankAccount(award.accountMasked()) : null,
                instalments,
                actions,
                award.version());
    }
}
