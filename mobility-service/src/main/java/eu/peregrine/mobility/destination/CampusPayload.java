package eu.peregrine.mobility.destination;

import eu.peregrine.kit.web.LocalizedText;
import java.util.List;
import java.util.UUID;

/**
 * What is read of a campus's events.
 *
 * @param id the campus
 * @param kind {@code home} or {@code abroad}
 * @param state its life-cycle state at partners-service
 * @param name its name
 * @param hostId the organisation that hosts it
 * @param country ISO 3166-1 alpha-2
 * @param city where it is
 * @param programmes what is taught there
 */
record CampusPayload(
        UUID id,
        String kind,
        String state,
        LocalizedText name,
        UUID hostId,
        String country,
        String city,
        List<Programme> programmes) {

    /** Whether students are taken abroad now; what is taught at home is no mobility. */
    boolean isOpenAbroad() {
        return "abroad".equals(kind) && "ACTIVE".equals(state);
    }

    /** A programme; seats are per term. */
    record Programme(
            UUID id,
            LocalizedText title,
            int eqf,
            String iscedF,
            List<String> languages,
            int seatsPerTerm,
            String firstAcademicYear,
            String lastAcademicYear,
            boolean hostsHomeStudents) {}
}
