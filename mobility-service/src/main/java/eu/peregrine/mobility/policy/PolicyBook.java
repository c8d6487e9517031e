package eu.peregrine.mobility.policy;

import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.programme.StudentStatus;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * Looks up which version of which policy applies to a student.
 *
 * @param policies the policies to look in
 */
public record PolicyBook(List<MobilityPolicy> policies) {

    /**
     * A policy with its version that applies.
     *
     * @param policy the policy
     * @param number the version's number
     */
    public record Entry(MobilityPolicy policy, int number) {

        /** What the version demands. */
        public MobilityRules rules() {
            return policy.version(number).rules();
        }
    }

    /** What applies to students of the programme, status and intake, if anything does. */
    public Optional<Entry> find(UUID programme, StudentStatus status, AcademicYear intake) {
        for (MobilityPolicy policy : policies) {
            if (policy.status() == status && policy.programmes().contains(programme)) {
                OptionalInt number = policy.numberAt(intake);
                if (number.isPresent()) {
                    return Optional.of(new Entry(policy, number.getAsInt()));
                }
            }
        }
        return Optional.empty();
    }
}
