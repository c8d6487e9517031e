package eu.peregrine.partners.nomination;

import eu.peregrine.kit.web.Ref;
import eu.peregrine.partners.mobility.FollowedMobility;
import eu.peregrine.partners.nomination.NominationRepository.ConditionName;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;

/**
 * A nomination, without its person: whoever may know the name reads it at the mobility.
 *
 * @param id of the mobility
 * @param reference what people quote it by, such as {@code OUT-2026-0042}
 * @param href where the mobility is read
 * @param direction {@code outgoing} or {@code incoming}, seen from the home school
 * @param kind such as {@code exchange}
 * @param state where the mobility stands
 * @param sending the organisation that sends
 * @param host the first organisation that hosts
 * @param agreement the agreement it happens under; absent without one
 * @param conditionId the condition whose seat it takes; absent without one
 * @param activity what that condition is for
 * @param academicYear in which the stay starts
 * @param term in which it starts, if it keeps to one
 * @param start first day of the stay, the attested one where there is one
 * @param end last day of the stay, the attested one where there is one
 */
public record NominationView(
        UUID id,
        String reference,
        String href,
        String direction,
        String kind,
        String state,
        Ref sending,
        Ref host,
        Ref agreement,
        UUID conditionId,
        String activity,
        String academicYear,
        String term,
        LocalDate start,
        LocalDate end) {

    /**
     * @param organisations those that this service knows, by id
     * @param conditions what they are for, by their id
     */
    static NominationView of(
            FollowedMobility mobility, Map<UUID, Ref> organisations, Map<UUID, ConditionName> conditions) {
        return new NominationView(
                mobility.id(),
                mobility.reference(),
                "/api/v1/mobilities/" + mobility.id(),
                mobility.direction(),
                mobility.kind(),
                mobility.state(),
                named(mobility.sendingId(), organisations),
                named(mobility.hostId(), organisations),
                Ref.to("agreements", mobility.agreementId()),
                mobility.conditionId(),
                conditions.containsKey(mobility.conditionId())
                        ? conditions.get(mobility.conditionId()).activity()
                        : null,
                mobility.academicYear(),
                mobility.term(),
                mobility.startsOn(),
                mobility.endsOn());
    }

    private static Ref named(UUID organisation, Map<UUID, Ref> known) {
        return known.getOrDefault(organisation, Ref.to("organisations", organisation));
    }
}
