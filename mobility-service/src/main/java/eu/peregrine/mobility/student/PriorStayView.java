package eu.peregrine.mobility.student;

import eu.peregrine.mobility.policy.StayKind;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A stay abroad from before this system, as a caller sees it.
 *
 * @param id its id
 * @param kind what it was
 * @param host where, in words
 * @param country ISO 3166-1 alpha-2
 * @param start first day there
 * @param end last day there, which counts
 * @param fullHostTerm whether it covered the host's whole term
 * @param inGroup whether it was a group's stay rather than the student's own
 * @param grantedBy who gave a grant for it
 * @param grantedDays days that the grant paid for
 * @param recordedBy who entered it
 */
public record PriorStayView(
        UUID id,
        StayKind kind,
        String host,
        String country,
        LocalDate start,
        LocalDate end,
        boolean fullHostTerm,
        boolean inGroup,
        String grantedBy,
        Integer grantedDays,
        String recordedBy) {}
