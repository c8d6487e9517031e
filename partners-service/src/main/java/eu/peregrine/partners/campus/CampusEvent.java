package eu.peregrine.partners.campus;

import eu.peregrine.kit.web.LocalizedText;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;

/**
 * The whole public state of a campus, as its events carry it.
 *
 * @param id its id
 * @param kind at home or abroad
 * @param state where it stands
 * @param name its name
 * @param hostId the organisation that hosts it
 * @param country ISO 3166-1 alpha-2
 * @param city where it is
 * @param latitude degrees north
 * @param longitude degrees east
 * @param programmes what is taught there
 */
record CampusEvent(
        UUID id,
        CampusKind kind,
        CampusState state,
        LocalizedText name,
        UUID hostId,
        String country,
        String city,
        BigDecimal latitude,
        BigDecimal longitude,
        List<Programme> programmes) {

    /** A programme as events carry it; its fields are those of {@link ProgrammeDraft}. */
    record Programme(
            UUID id,
            LocalizedText title,
            ProgrammeLevel level,
            int eqf,
            String iscedF,
            List<String> languages,
            int seatsPerTerm,
            String firstAcademicYear,
            String lastAcademicYear,
            boolean hostsHomeStudents,
            List<UUID> corporatePartners) {}

    static CampusEvent of(Campus campus) {
        return new CampusEvent(
                campus.id(),
                campus.kind(),
                campus.state(),
                campus.name(),
                campus.host().id(),
                campus.country(),
                campus.city(),
                campus.latitude(),
                campus.longitude(),
                campus.programmes().stream().map(CampusEvent::programme).toList());
    }

    private static Programme programme(CampusProgramme programme) {
        ProgrammeDraft said = programme.toDraft();
        return new Programme(
                programme.id(),
                said.title(),
                said.level(),
                said.eqf(),
                said.iscedF(),
                said.languages(),
                said.seatsPerTerm(),
                said.firstAcademicYear(),
                said.lastAcademicYear(),
                said.hostsHomeStudents(),
                said.corporatePartners());
    }
}
