package eu.peregrine.mobility.offering;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.language.Cefr;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.UUID;

/**
 * An offering as an officer writes it; also a line of an import or export.
 *
 * @param id the id to keep; a new one if absent. An import changes the offering that has it
 * @param code what people call it, unique within its term
 * @param ects credits
 * @param language it is taught in, BCP 47
 * @param cefr the level of that language that is needed; of a French course the level it leads on from
 * @param iscedF field of study, ISCED-F 2013, four digits
 * @param level of the European Qualifications Framework
 * @param term absent for the whole year
 * @param capacity how many guests it takes
 * @param programmeId the programme it belongs to
 */
public record OfferingDraft(
        UUID id,
        @NotBlank @Size(max = 40) String code,
        @NotNull OfferingKind kind,
        @NotNull @Valid LocalizedText title,
        @Size(max = 5000) String description,

        @NotNull @DecimalMin("0") @DecimalMax("60") @Digits(integer = 2, fraction = 1)
        BigDecimal ects,

        @NotNull @Pattern(regexp = "[a-z]{2,3}(-[A-Za-z0-9]{2,8})?")
        String language,

        @NotNull Cefr cefr,
        @NotNull @Pattern(regexp = "\\d{4}") String iscedF,
        @NotNull @Min(1) @Max(8) Integer level,
        @NotNull @Pattern(regexp = AcademicYear.PATTERN) String academicYear,
        @Pattern(regexp = AcademicYear.PATTERN + "-[12]") String term,
        @NotNull @Min(1) @Max(10000) Integer capacity,
        UUID programmeId) {

    static OfferingDraft of(Offering o) {
        return new OfferingDraft(
                o.id(),
                o.code(),
                o.kind(),
                o.title(),
                o.description(),
                o.ects(),
                o.language(),
                o.cefr(),
                o.iscedF(),
                o.level(),
                o.academicYear(),
                o.term(),
                o.capacity(),
                o.programmeId());
    }
}
