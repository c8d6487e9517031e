package eu.peregrine.scholarships.call;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A call's public state, the payload of its events; the fields are those of {@link CallView}, with bare ids.
 *
 * @param id its id
 * @param reference its short reference
 * @param state where it stands
 * @param name its name
 * @param fundId the fund that pays, as long as its budget reaches
 * @param funderId who gives
 * @param kind whom it is for
 * @param opensOn first day on which a student may submit
 * @param closesOn last day on which a student may submit
 * @param criteria what applications are judged by
 * @param budget the most that may be offered from that fund
 * @param award how much one award is
 * @param instalments in which parts it is paid
 * @param tieBreaks what decides between equal totals
 * @param minimumScore total below which an application is rejected
 * @param cumulation whether an award may stand beside another for the same mobility
 * @param offerDays for how many days an offer stands
 * @param documents which documents are asked for
 * @param eligibility for which stays it is, besides what the fund restricts
 * @param blind whether reviewers do not see who applies
 * @param appealDays for how many days after a refusal an appeal may be filed
 * @param waitingUntil last day of the waiting list
 * @param cumulationLimit the most that all awards for one stay may come to
 * @param furtherFunds funds that pay, in their order, what those before them cannot
 * @param rankingHash SHA-256 of everything that the order followed from
 */
public record CallPublicState(
        UUID id,
        String reference,
        CallState state,
        LocalizedText name,
        UUID fundId,
        UUID funderId,
        CallKind kind,
        LocalDate opensOn,
        LocalDate closesOn,
        List<Criterion> criteria,
        Money budget,
        AwardRule award,
        List<InstalmentRule> instalments,
        List<String> tieBreaks,
        BigDecimal minimumScore,
        Cumulation cumulation,
        int offerDays,
        List<DocumentRule> documents,
        EligibilityRules eligibility,
        boolean blind,
        int appealDays,
        LocalDate waitingUntil,
        Money cumulationLimit,
        List<FurtherFund> furtherFunds,
        String rankingHash) {

    static CallPublicState of(Call call) {
        return new CallPublicState(
                call.id(),
                call.reference(),
                call.state(),
                call.name(),
                call.fundId(),
                call.funderId(),
                call.kind(),
                call.opensOn(),
                call.closesOn(),
                call.criteria(),
                Money.ofCents(call.budget(), call.currency()),
                call.award(),
                call.instalments(),
                call.tieBreaks(),
                call.minimumScore(),
                call.cumulation(),
                call.offerDays(),
                call.documents(),
                call.eligibility(),
                call.blind(),
                call.appealDays(),
                call.waitingUntil(),
                call.cumulationLimit() == null ? null : Money.ofCents(call.cumulationLimit(), call.currency()),
                call.furtherFunds().stream()
                        .map(further ->
                                new FurtherFund(further.fundId(), Money.ofCents(further.budget(), call.currency())))
                        .toList(),
                call.rankingHash());
    }

    static VisibleTo visibleTo(Call call) {
        return call.state() == CallState.DRAFT
                ? VisibleTo.roles(Roles.FINANCE).organisation(call.funderId())
                : VisibleTo.roles(Roles.FINANCE, Roles.REVIEWER, Roles.COORDINATOR, Roles.STUDENT, Roles.APPLICANT)
                        .organisation(call.funderId());
    }
}
