package eu.peregrine.scholarships.report;

import eu.peregrine.scholarships.award.AwardState;
import eu.peregrine.scholarships.grant.StayLength;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A mobility as the Erasmus+ beneficiary module takes it apart. Amounts are in the award's currency.
 *
 * @param mobility the mobility's reference
 * @param award the award's reference
 * @param participant the participant's opaque id
 * @param state where the award stands
 * @param activity what the stay is for
 * @param receivingCountry ISO 3166-1 alpha-2
 * @param countryGroup by which it is paid
 * @param duration long or short
 * @param start first day
 * @param end last day
 * @param durationCalculated days of the stay: by months of thirty days when it is long
 * @param interruptionDays of these, interrupted
 * @param fundedDays of these, paid
 * @param nonFundedDays of these, neither interrupted nor paid
 * @param travelDays funded days of travel
 * @param months whole months that are paid; long stays
 * @param extraDays days beyond them; long stays
 * @param monthlySupport rate of individual support for a month; long stays
 * @param dailySupport rate for a day: a thirtieth of the month's on long stays, of the first tier on short ones
 * @param individualSupport all individual support
 * @param traineeshipTopUp top-up for traineeships
 * @param fewerOpportunitiesTopUp top-up for fewer opportunities
 * @param travelSupport travel, by distance band
 * @param greenTravelTopUp top-up for green travel, before call 2024
 * @param otherSupport what else the rule gives
 * @param reduction by how much the award was reduced, or lacks money
 * @param total what the participant is to have
 * @param currency ISO 4217
 * @param zeroGrant whether nothing was asked for
 * @param distanceKm between the two places
 * @param ruleVersion by which it was worked out
 */
public record BeneficiaryRow(
        String mobility,
        String award,
        UUID participant,
        AwardState state,
        String activity,
        String receivingCountry,
        String countryGroup,
        StayLength duration,
        LocalDate start,
        LocalDate end,
        int durationCalculated,
        int interruptionDays,
        int fundedDays,
        int nonFundedDays,
        int travelDays,
        Integer months,
        Integer extraDays,
        BigDecimal monthlySupport,
        BigDecimal dailySupport,
        BigDecimal individualSupport,
        BigDecimal traineeshipTopUp,
        BigDecimal fewerOpportunitiesTopUp,
        BigDecimal travelSupport,
        BigDecimal greenTravelTopUp,
        BigDecimal otherSupport,
        BigDecimal reduction,
        BigDecimal total,
        String currency,
        boolean zeroGrant,
        Integer distanceKm,
        Integer ruleVersion) {}
