package eu.peregrine.partners.campus;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A programme on a campus as one reads it.
 *
 * @param id its id
 * @param title its title
 * @param level up to where it leads
 * @param eqf level in the European Qualifications Framework
 * @param iscedF field of education and training, ISCED-F 2013
 * @param languages it is taught in, BCP 47
 * @param seatsPerTerm how many it takes in a term
 * @param firstAcademicYear it runs from
 * @param lastAcademicYear it runs to
 * @param hostsHomeStudents whether students of the home school may go there
 * @param corporatePartners companies that carry it along
 * @param href where it is
 */
@Schema(name = "CampusProgramme")
public record ProgrammeView(
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
        List<Ref> corporatePartners,
        String href) {

    static ProgrammeView of(Campus campus, CampusProgramme programme, Map<UUID, Ref> names) {
        ProgrammeDraft said = programme.toDraft();
        return new ProgrammeView(
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
                said.corporatePartners().stream()
                        .map(names::get)
                        .filter(Objects::nonNull)
                        .toList(),
                "/api/v1/campuses/" + campus.id() + "/programmes/" + programme.id());
    }
}
