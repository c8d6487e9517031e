package eu.peregrine.mobility.stay;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.Outbox;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceException;

/** Writes a mobility's changes and publishes them to those who may know. */
@ApplicationScoped
class MobilityNews {
    private static final VisibleTo OFFICE = VisibleTo.roles(Roles.COORDINATOR, Roles.FINANCE, Roles.SECURITY);
    private static final String OVERLAP = "one_place_at_a_time";
    private static final String TWICE = "mobility_of_campaign";

    private final Outbox outbox;

    @Inject
    MobilityNews(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * Publishes what happened; writes the mobility before, so the database's own rules speak here.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 409 when the student would be in two places at once
     */
    void publish(Mobility mobility) {
        VisibleTo visibleTo = OFFICE.organisation(mobility.sendingId())
                .organisations(mobility.hostIds())
                .person(mobility.studentId());
        try {
            outbox.publish(mobility, PublicMobility.of(mobility), visibleTo);
        } catch (PersistenceException refused) {
            if (mentions(refused, OVERLAP)) {
                throw Problems.conflict(
                        "overlapping-stay",
                        "The student is somewhere else during that time: another stay of theirs shares at least one"
                                + " day with this one.");
            }
            if (mentions(refused, TWICE)) {
                throw Problems.conflict("already-nominated", "The student was nominated from this campaign already.");
            }
            throw refused;
        }
    }

    private static boolean mentions(Throwable problem, String constraint) {
        for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && cause.getMessage().contains(constraint)) {
                return true;
            }
        }
        return false;
    }
}
