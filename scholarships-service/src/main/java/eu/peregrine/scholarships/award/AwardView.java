package eu.peregrine.scholarships.award;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.scholarships.grant.GrantEstimate;
import java.time.Instant;
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
 * @param net what the student is to have in the end: the amount, what a revoked award leaves, nothing of another that ended
 * @param reduction by how much it was reduced
 * @param lacking what the rules give and the fund could not
 * @param ruleVersion the version of the grant rule that it is worked out by
 * @param offeredOn when it was offered
 * @param acceptBy the last day on which it can be accepted
 * @param contractSignedOn when the contract was signed
 * @param contractHash SHA-256 of what was signed
 * @param contentHash SHA-256 of what its contract says now; of a single award only
 * @param reportedOn when the student reported on the stay
 * @param reportBy until when a student who is back and has not reported is to do so; of a single award only
 * @param endReason why it ended early
 * @param bankAccount where it is paid; not for the funder
 * @param instalments in which parts; of a single award only
 * @param amounts what it was from when on; of a single award only
 * @param grant what its grant rule gives for its stay, with every step; of a single award only
 * @param overAwards what it paid too much; of a single award only
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
        Money net,
        Money reduction,
        Money lacking,
        Integer ruleVersion,
        LocalDate offeredOn,
        LocalDate acceptBy,
        LocalDate contractSignedOn,
        String contractHash,
        String contentHash,
        LocalDate reportedOn,
        LocalDate reportBy,
        String endReason,
        BankAccount bankAccount,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<InstalmentView> instalments,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<Amount> amounts,
        GrantEstimate grant,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<OverAwardView> overAwards,
        List<Action> actions,
        long version)
        implements Versioned {

    /**
     * Where an award is paid.
     *
     * @param iban masked: country, check digits and the last four characters
     */
    public record BankAccount(String iban) {}

    /**
     * One version of its amount.
     *
     * @param number from 1
     * @param why what made it change
     * @param reason in words, where somebody gave them
     * @param amount how much it is from then on
     * @param start first day of the stay that it was worked out from
     * @param end last day of that stay
     * @param at when
     */
    public record Amount(
            int number, AmountReason why, String reason, Money amount, LocalDate start, LocalDate end, Instant at) {}

    AwardView with(Award award, List<OverAward> claims, String hash, LocalDate dueReport) {
        return new AwardView(
                id,
                reference,
                state,
                call,
                fund,
                application,
                student,
                mobility,
                amount,
                net,
                reduction,
                lacking,
                ruleVersion,
                offeredOn,
                acceptBy,
                contractSignedOn,
                contractHash,
                hash,
                reportedOn,
                dueReport,
                endReason,
                bankAccount,
                instalments,
                award.amounts().stream()
                        .map(one -> new Amount(
                                one.number(),
                                one.why(),
                                one.reason(),
                                Money.ofCents(one.cents(), award.currency()),
                                one.start(),
                                one.end(),
                                one.at()))
                        .toList(),
                award.calculation() == null
                        ? null
                        : GrantEstimate.of(
                                Ref.to("grant-rules", award.grantRuleId()),
                                award.ruleVersion(),
                                award.calculation(),
                                award.currency()),
                claims.stream().map(claim -> OverAwardView.of(claim, null)).toList(),
                actions,
                version);
    }

    private static Money some(long cents, String currency) {
        return cents == 0 ? null : Money.ofCents(cents, currency);
    }

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
                Money.ofCents(award.net(), award.currency()),
                some(award.reduction(), award.currency()),
                some(award.lacking(), award.currency()),
                award.ruleVersion(),
                award.offeredOn(),
                award.acceptBy(),
                award.contractSignedOn(),
                award.contractHash(),
                null,
                award.reportedOn(),
                null,
                award.endReason(),
                showsAccount && award.hasAccount() ? new BankAccount(award.accountMasked()) : null,
                instalments,
                null,
                null,
                null,
                actions,
                award.version());
    }
}
