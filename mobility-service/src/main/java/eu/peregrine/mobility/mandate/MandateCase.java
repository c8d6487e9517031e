package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.policy.MobilityRules;
import java.time.LocalDate;
import java.util.List;

/**
 * Everything the verdict depends on.
 *
 * @param rules the policy's version that applies; null if none does
 * @param exemption why the student was exempted; null if not
 * @param waiver a shortfall that is waived; null if none is
 * @param graduatingYear the cohort's year
 * @param today the day of the verdict
 * @param stays what is on file
 * @param proofs language proofs on file
 */
public record MandateCase(
        MobilityRules rules,
        String exemption,
        Waiver waiver,
        int graduatingYear,
        LocalDate today,
        List<StayPeriod> stays,
        List<Proof> proofs) {}
