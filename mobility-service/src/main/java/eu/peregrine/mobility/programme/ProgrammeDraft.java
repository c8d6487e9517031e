package eu.peregrine.mobility.programme;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A programme as a caller writes it.
 *
 * @param id the id to keep; a new one if absent. Not to be changed afterwards
 * @param code what people call it, unique
 * @param name its name
 * @param level level of the European Qualifications Framework, 1 to 8
 * @param iscedF field of study, ISCED-F 2013, four digits
 * @param status how its students are enrolled, where it takes but one kind
 */
public record ProgrammeDraft(
        UUID id,
        @NotBlank @Size(max = 40) String code,
        @NotNull @Valid LocalizedText name,
        @NotNull @Min(1) @Max(8) Integer level,
        @NotNull @Pattern(regexp = "\\d{4}") String iscedF,
        StudentStatus status) {}
