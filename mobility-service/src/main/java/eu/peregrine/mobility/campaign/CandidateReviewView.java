package eu.peregrine.mobility.campaign;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/**
 * What a reviewer said of a student.
 *
 * @param reviewer the subject of the reviewer's token
 * @param score from 0 to 100; absent with a conflict of interest
 * @param conflictOfInterest whether the reviewer is too near to the student to judge
 */
public record CandidateReviewView(
        UUID id,
        Ref campaign,
        Ref student,
        String reviewer,
        BigDecimal score,
        boolean conflictOfInterest,
        String comment,
        Instant reviewedAt,
        @JsonIgnore long version)
        implements Versioned {}
