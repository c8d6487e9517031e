package eu.peregrine.partners.campus;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.partners.mobility.AcademicYearSpan;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What is said about a programme on a campus.
 *
 * @param title its title
 * @param level up to where it leads
 * @param eqf level in the European Qualifications Framework, 1 to 8
 * @param iscedF field of education and training, ISCED-F 2013, four digits
 * @param languages it is taught in, BCP 47
 * @param seatsPerTerm how many it takes in a term
 * @param firstAcademicYear such as {@code 2026/2027}
 * @param lastAcademicYear such as {@code 2030/2031}
 * @param hostsHomeStudents whether students of the home school may go there
 * @param corporatePartners ids of companies that carry it along
 */
@Schema(name = "CampusProgrammeDraft")
public record ProgrammeDraft(
        @NotNull @Valid LocalizedText title,
        @NotNull ProgrammeLevel level,
        @Min(1) @Max(8) int eqf,
        @NotNull @Pattern(regexp = "[0-9]{4}") String iscedF,
        @NotEmpty @Size(max = 10) List<@NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})*") String> languages,
        @Min(0) @Max(10_000) int seatsPerTerm,
        @NotNull @Pattern(regexp = AcademicYearSpan.PATTERN) String firstAcademicYear,
        @NotNull @Pattern(regexp = AcademicYearSpan.PATTERN) String lastAcademicYear,
        boolean hostsHomeStudents,
        @Size(max = 50) List<@NotNull UUID> corporatePartners) {

    /** Absent means none. List.copyOf would refuse a null element before validation could name it. */
    public ProgrammeDraft {
        corporatePartners = corporatePartners == null
                ? List.of()
                : Collections.unmodifiableList(new ArrayList<>(corporatePartners));
    }
}
