package eu.peregrine.mobility.stay;

import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violations;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Holds stays of one student apart as far as the school's policy says so. */
@ApplicationScoped
class Overlaps {
    private final MobilityRepository repository;
    private final OverlapPolicy policy;

    @Inject
    Overlaps(
            MobilityRepository repository, @ConfigProperty(name = "peregrine.stays.overlapping") OverlapPolicy policy) {
        this.repository = repository;
        this.policy = policy;
    }

    /** Whether a new stay keeps its days for itself; one that does not say is full-time. */
    boolean exclusive(Boolean partTime) {
        return policy.exclusive(Boolean.TRUE.equals(partTime));
    }

    /** Only where the policy makes a difference of it is a stay part-time. */
    void check(Boolean partTime, Violations violations) {
        violations.check(
                partTime == null || policy == OverlapPolicy.ALLOW_PART_TIME,
                "/partTime",
                "part-time-unknown",
                "The school does not tell part-time stays from others.");
    }

    /** @throws eu.peregrine.kit.problem.ProblemException 409 when the student is elsewhere on one of these days */
    void refuse(Mobility mobility, LocalDate start, LocalDate end) {
        if (mobility.studentId() == null || !mobility.exclusive()) {
            return;
        }
        repository.overlapping(mobility.studentId(), mobility.id(), start, end).ifPresent(other -> {
            throw Problems.conflict(
                    "overlapping-stay",
                    "The student is somewhere else during that time: " + other
                            + " shares at least one day with this stay.");
        });
    }

    /** References of other stays that share days with one, where that can be; null if there are none. */
    List<String> with(Mobility mobility) {
        if (policy == OverlapPolicy.FORBID || mobility.studentId() == null) {
            return null;
        }
        List<String> others = repository.sharingDays(mobility);
        return others.isEmpty() ? null : others;
    }
}
