package eu.peregrine.scholarships.report;

import eu.peregrine.scholarships.award.Award;
import eu.peregrine.scholarships.grant.Grant;
import eu.peregrine.scholarships.grant.GrantStep;
import eu.peregrine.scholarships.grant.GrantUnit;
import eu.peregrine.scholarships.grant.StayLength;
import eu.peregrine.scholarships.mobility.MobilityFacts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Takes the calculation of an award apart into the fields of the beneficiary module, by the codes of its components. */
final class BeneficiaryRows {

    private static final String SUPPORT = "individual-support";
    private static final String TRAINEESHIP = "traineeship";
    private static final String FEWER = "fewer-opportunities";
    private static final String TRAVEL = "travel";
    private static final String GREEN = "green-travel";
    private static final int DAYS_OF_A_MONTH = 30;

    private BeneficiaryRows() {}

    static BeneficiaryRow of(Award award, MobilityFacts stay) {
        Grant grant = award.calculation();
        List<GrantStep> steps = grant.steps();
        Optional<GrantStep> support =
                steps.stream().filter(step -> step.code().startsWith(SUPPORT)).findFirst();
        boolean isLong = grant.length() == StayLength.LONG;
        long fewer = sum(steps, code -> code.startsWith(FEWER));
        long known = sum(steps, code -> code.startsWith(SUPPORT))
                + sum(steps, TRAINEESHIP::equals)
                + fewer
                + sum(steps, TRAVEL::equals)
                + sum(steps, GREEN::equals);
        return new BeneficiaryRow(
                stay.reference(),
                award.reference(),
                award.studentId(),
                award.state(),
                stay.kind(),
                stay.hostCountry(),
                grant.group(),
                grant.length(),
                stay.startsOn(),
                stay.endsOn(),
                grant.calculatedDays(),
                grant.interruptedDays(),
                grant.fundedDays(),
                grant.nonFundedDays(),
                grant.travelDays(),
                isLong ? Integer.valueOf(grant.fundedDays() / DAYS_OF_A_MONTH) : null,
                isLong ? Integer.valueOf(grant.fundedDays() % DAYS_OF_A_MONTH) : null,
                support.filter(step -> step.unit() == GrantUnit.MONTH)
                        .map(step -> euros(step.rate()))
                        .orElse(null),
                support.map(BeneficiaryRows::daily).orElse(null),
                euros(sum(steps, code -> code.startsWith(SUPPORT))),
                euros(sum(steps, TRAINEESHIP::equals)),
                euros(fewer),
                euros(sum(steps, TRAVEL::equals)),
                euros(sum(steps, GREEN::equals)),
                euros(grant.total() - known),
                euros(grant.total() - award.net()),
                euros(award.net()),
                award.currency(),
                award.profile().asksForNothing(),
                award.profile().distanceKm(),
                award.ruleVersion());
    }

    private static BigDecimal daily(GrantStep step) {
        return step.unit() == GrantUnit.MONTH
                ? euros(step.rate()).divide(BigDecimal.valueOf(DAYS_OF_A_MONTH), 2, RoundingMode.HALF_UP)
                : euros(step.rate());
    }

    private static long sum(List<GrantStep> steps, Predicate<String> code) {
        return steps.stream()
                .filter(step -> code.test(step.code()))
                .mapToLong(GrantStep::cents)
                .sum();
    }

    private static BigDecimal euros(long cents) {
        return BigDecimal.valueOf(cents, 2);
    }
}
