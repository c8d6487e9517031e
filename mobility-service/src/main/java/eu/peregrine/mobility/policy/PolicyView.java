package eu.peregrine.mobility.policy;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.programme.StudentStatus;
import java.util.List;
import java.util.UUID;

/**
 * A mobility policy as a caller sees it.
 *
 * @param id the policy
 * @param programmes the programmes it is for
 * @param status how its students are enrolled
 * @param current the newest version
 * @param versions all versions, oldest first; absent in lists
 * @param actions what the caller can do now; absent in lists
 * @param version for the ETag
 */
public record PolicyView(
        UUID id,
        List<Ref> programmes,
        StudentStatus status,
        PolicyVersionView current,
        @JsonInclude(JsonInclude.Include.NON_NULL) List<PolicyVersionView> versions,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {}
