package eu.peregrine.mobility.crisis;

import eu.peregrine.kit.web.Ref;
import eu.peregrine.mobility.stay.Direction;
import eu.peregrine.mobility.student.EmergencyContact;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Somebody who is on site today.
 *
 * @param mobility the stay
 * @param name who
 * @param student absent for staff
 * @param country where, ISO 3166-1 alpha-2
 * @param place town or site, where it is not the host's own
 * @param sending where a guest comes from; absent for those that the school sends
 * @param since the first day there
 * @param plannedEnd the last day as planned
 * @param interrupted whether the person is away for a while
 * @param email of the person; absent where none is known
 * @param contacts whom to call, the first one first
 */
@Schema(name = "PersonOnSite")
public record PersonOnSite(
        Ref mobility,
        String reference,
        String name,
        Ref student,
        Direction direction,
        String country,
        String place,
        Ref host,
        Ref sending,
        LocalDate since,
        LocalDate plannedEnd,
        boolean interrupted,
        String email,
        List<EmergencyContact> contacts) {}
