package eu.peregrine.partners.review;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that an organisation is judged by.
 *
 * @param code short name, such as {@code academic-excellence}
 * @param name what people read
 * @param weight per cent of the total; all weights of a review make 100
 */
@Schema(name = "ReviewCriterion")
public record Criterion(
        @NotBlank @Size(max = 60) @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        String code,

        @NotNull @Valid LocalizedText name,
        @Min(1) @Max(100) int weight) {}
