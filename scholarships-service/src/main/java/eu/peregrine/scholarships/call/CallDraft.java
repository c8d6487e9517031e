package eu.peregrine.scholarships.call;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A call to be written.
 *
 * @param id the caller's id, when it brings one
 * @param name its name
 * @param fundId the fund that pays, as long as its budget reaches
 * @param kind whom it is for
 * @param opensOn first day on which a student may submit
 * @param closesOn last day on which a student may submit
 * @param criteria what applications are judged by; weights sum to 100
 * @param budget the most that may be offered from that fund, in its currency
 * @param award how much one award is
 * @param instalments in which parts it is paid; 70 % with the contract and the balance with the departure when absent
 * @param tieBreaks codes of criteria and {@code earliest-submission}, in the order in which they decide between equals
 * @param minimumScore total (0 to 100) below which an application is rejected
 * @param cumulation whether an award may stand beside another for the same mobility; allowed when absent
 * @param offerDays for how many days an offer stands; 30 when absent
 * @param documents which documents are asked for; none when absent
 * @param eligibility for which stays it is, besides what the fund restricts
 * @param review how applications are reviewed
 * @param appealDays for how many days after a refusal an appeal may be filed; 30 when absent
 * @param waitingUntil last day of the waiting list; until the call is archived when absent
 * @param cumulationLimit the most that all awards for one stay may come to; no limit when absent
 * @param furtherFunds funds that pay, in their order, what those before them cannot; none when absent
 */
public record CallDraft(
        UUID id,
        @NotNull @Valid LocalizedText name,
        @NotNull UUID fundId,
        @NotNull CallKind kind,
        @NotNull LocalDate opensOn,
        @NotNull LocalDate closesOn,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Criterion> criteria,
        @NotNull @Valid Money budget,
        @NotNull @Valid AwardRule award,
        @Size(min = 1, max = 12) List<@NotNull @Valid InstalmentRule> instalments,
        @Size(max = 21) List<@NotNull @Size(max = 100) String> tieBreaks,
        @DecimalMin("0") @DecimalMax("100") BigDecimal minimumScore,
        Cumulation cumulation,
        @Min(1) @Max(365) Integer offerDays,
        @Size(max = 20) List<@NotNull @Valid DocumentRule> documents,
        @Valid EligibilityRules eligibility,
        @Valid ReviewRules review,
        @Min(0) @Max(365) Integer appealDays,
        LocalDate waitingUntil,
        @Valid Money cumulationLimit,
        @Size(max = 9) List<@NotNull @Valid FurtherFund> furtherFunds) {}
