package eu.peregrine.partners.agreement;

import eu.peregrine.kit.identity.Caller;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What stands beside the terms of an agreement: who looks after it, and whether a party disputes it. */
@ApplicationScoped
class Margin {

    /**
     * What one caller may read of it.
     *
     * @param assignedTo subject of the officer who looks after it; of staff's eyes alone
     * @param dispute the dispute that is open, else the last one
     */
    record Notice(String assignedTo, AgreementDispute dispute) {}

    private final DisputeRepository disputes;
    private final AssignmentRepository assignments;
    private final Caller caller;

    @Inject
    Margin(DisputeRepository disputes, AssignmentRepository assignments, Caller caller) {
        this.disputes = disputes;
        this.assignments = assignments;
        this.caller = caller;
    }

    /** Which officer looks after which agreement, all in one statement. */
    Map<UUID, String> officers() {
        return assignments.listAll().stream()
                .collect(Collectors.toMap(AgreementAssignment::agreement, AgreementAssignment::officer));
    }

    /** Says who looks after an agreement that is new. */
    void assign(UUID agreement, String officer) {
        assignments.persist(new AgreementAssignment(agreement, officer));
    }

    Notice of(UUID agreement) {
        String officer = caller.staff() ? assignments.officerOf(agreement).orElse(null) : null;
        return new Notice(officer, disputes.latest(agreement).orElse(null));
    }
}
