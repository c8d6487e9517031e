package eu.peregrine.mobility.mandate;

import eu.peregrine.mobility.policy.MobilityRules;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;

/**
 * Whether a stay may count at all, whatever the other stays are.
 *
 * @param stay the stay
 * @param standing how certain it is; null when it cannot count
 * @param refusal why it cannot count; null when it may
 */
record Admission(StayPeriod stay, Standing standing, UncountedReason refusal) {

    private static final Set<String> PLANNED = Set.of("PLANNED", "NOMINATED");
    private static final Set<String> APPROVED = Set.of("HOST_APPROVED", "READY");
    private static final Set<String> THERE = Set.of("ON_SITE", "INTERRUPTED");
    private static final Set<String> OVER = Set.of("RETURNED", "RECOGNISED", "CLOSED");

    static Admission of(StayPeriod stay, MobilityRules rules, LocalDate today) {
        if (!rules.counts(stay.kind())) {
            return refused(stay, UncountedReason.kind(stay.kind()));
        }
        if (stay.inGroup() && rules.mustBeIndividual()) {
            return refused(stay, UncountedReason.inGroup());
        }
        if (OVER.contains(stay.state())) {
            boolean done = stay.recognised() || !rules.mustBeRecognised();
            return new Admission(stay, done ? Standing.DONE : Standing.SECURED, null);
        }
        if (THERE.contains(stay.state())) {
            return new Admission(stay, Standing.SECURED, null);
        }
        boolean planned = PLANNED.contains(stay.state());
        if (!planned && !APPROVED.contains(stay.state())) {
            return refused(stay, UncountedReason.state(stay.state()));
        }
        if (stay.end().isBefore(today)) {
            return refused(stay, UncountedReason.neverBegun());
        }
        return new Admission(stay, planned ? Standing.PLANNED : Standing.SECURED, null);
    }

    /** The day on which the stay counts no more unless it begins; null where time changes nothing. */
    LocalDate lapsesOn() {
        boolean waits = PLANNED.contains(stay.state()) || APPROVED.contains(stay.state());
        return refusal == null && waits ? stay.end().plusDays(1) : null;
    }

    void sort(List<Candidate> candidates, List<UncountedStay> notCounted) {
        if (refusal == null) {
            candidates.add(new Candidate(stay, standing));
        } else {
            notCounted.add(refusal.applied(stay, days(stay)));
        }
    }

    /** Calendar days of the stay, both ends counted. */
    static long days(StayPeriod stay) {
        return Math.max(0, ChronoUnit.DAYS.between(stay.start(), stay.end()) + 1);
    }

    private static Admission refused(StayPeriod stay, UncountedReason refusal) {
        return new Admission(stay, null, refusal);
    }
}
