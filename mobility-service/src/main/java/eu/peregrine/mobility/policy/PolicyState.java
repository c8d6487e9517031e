package eu.peregrine.mobility.policy;

import eu.peregrine.mobility.programme.StudentStatus;
import java.util.List;
import java.util.UUID;

/** A policy as its events carry it. */
record PolicyState(UUID id, List<UUID> programmes, StudentStatus status, int number, List<PolicyVersionView> versions) {

    static PolicyState of(MobilityPolicy policy) {
        return new PolicyState(
                policy.id(),
                policy.programmes().stream().sorted().toList(),
                policy.status(),
                policy.versions().size(),
                PolicyVersionView.all(policy));
    }
}
