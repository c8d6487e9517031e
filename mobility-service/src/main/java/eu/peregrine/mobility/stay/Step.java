package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.audit.Basis;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a mobility's history, shown to everybody who may see the mobility.
 *
 * @param what the event's verb, such as {@code host-approved}
 * @param state the state after it
 * @param on the day it speaks of, for arrivals and departures
 * @param documentId the paper that a recorded step is on
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "TimelineStep")
public record Step(
        Instant at, String what, MobilityState state, Basis basis, LocalDate on, String comment, UUID documentId) {}
