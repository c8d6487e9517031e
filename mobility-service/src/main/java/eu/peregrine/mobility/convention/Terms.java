package eu.peregrine.mobility.convention;

import com.fasterxml.jackson.annotation.JsonInclude;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What a convention says.
 *
 * @param subject what the work is about
 * @param tasks what is done
 * @param place where, when it is not the host's own address
 * @param period first and last day of the work, within the stay
 * @param weeklyHours hours of presence in a week
 * @param monthlyAllowance what the host pays in a month; absent if nothing
 * @param regime of an apprentice: under which the law lets them go
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ConventionTerms")
public record Terms(
        @NotBlank @Size(max = 300) String subject,
        @Size(max = 4000) String tasks,
        @Size(max = 300) String place,
        @NotNull @Valid Period period,

        @NotNull @DecimalMin("1") @DecimalMax("48") @Digits(integer = 2, fraction = 2)
        BigDecimal weeklyHours,

        @Valid Money monthlyAllowance,
        @NotNull @Valid Tutor hostTutor,
        @NotNull @Valid Tutor schoolTutor,
        ApprenticeRegime regime) {}
