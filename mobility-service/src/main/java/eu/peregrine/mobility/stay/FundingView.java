package eu.peregrine.mobility.stay;

import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Ref;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The money for a stay, as scholarships-service told it.
 *
 * @param granted sum of the awards that were accepted and neither cancelled nor revoked, where all are in one currency
 * @param paid sum of the instalments that were paid, where all are in one currency
 */
public record FundingView(Money granted, Money paid, List<Part> awards, List<Part> instalments) {
    /**
     * An award, or one of its instalments.
     *
     * @param number of the instalment in its award
     */
    @Schema(name = "FundingPart")
    public record Part(
            UUID id,
            String reference,
            String state,
            Money amount,
            Ref award,
            Ref fund,
            Integer number,
            LocalDate dueOn,
            LocalDate paidOn) {}

    static FundingView of(List<Funding> all) {
        return new FundingView(
                sum(all.stream()
                        .filter(f -> f.award() && FundingPayload.GRANTED.contains(f.state()))
                        .toList()),
                sum(all.stream()
                        .filter(f -> !f.award() && f.state().equals("PAID"))
                        .toList()),
                all.stream().filter(Funding::award).map(FundingView::part).toList(),
                all.stream().filter(f -> !f.award()).map(FundingView::part).toList());
    }

    private static Part part(Funding f) {
        return new Part(
                f.id(),
                f.reference(),
                f.state(),
                f.amount() == null ? null : new Money(f.amount(), f.currency()),
                Ref.to("awards", f.awardId()),
                Ref.to("funds", f.fundId()),
                f.position(),
                f.dueOn(),
                f.paidOn());
    }

    private static Money sum(List<Funding> parts) {
        List<String> currencies =
                parts.stream().map(Funding::currency).distinct().toList();
        if (currencies.size() != 1 || currencies.get(0) == null) {
            return null;
        }
        return new Money(
                parts.stream().map(Funding::amount).reduce(BigDecimal.ZERO, BigDecimal::add), currencies.get(0));
    }
}
