package eu.peregrine.mobility.stay;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;

/**
 * One course of the host's transcript.
 *
 * @param ects credits earned
 * @param grade in the host's own scale
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TranscriptLine(
        @NotBlank @Size(max = 300) String title,
        @Size(max = 60) String code,

        @NotNull @DecimalMin("0") @DecimalMax("120") @Digits(integer = 3, fraction = 2)
        BigDecimal ects,

        @Size(max = 40) String grade) {}
