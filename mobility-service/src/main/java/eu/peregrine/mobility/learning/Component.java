package eu.peregrine.mobility.learning;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * One line of a learning agreement.
 *
 * @param table where it stands: studied, recognised or virtual
 * @param code the course's code at the institution that teaches or recognises it
 * @param term the term in which it is taken
 * @param ects credits
 * @param description what is done; required for virtual components
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "LearningComponent")
public record Component(
        @NotNull ComponentTable table,
        @NotBlank @Size(max = 300) String title,
        @Size(max = 60) String code,
        @Size(max = 20) String term,

        @NotNull @DecimalMin("0") @DecimalMax("120") @Digits(integer = 3, fraction = 2)
        BigDecimal ects,

        @Size(max = 2000) String description) {

    /** Whether the two are the same in everything; credits are compared by their value. */
    boolean saysTheSame(Component other) {
        return table == other.table
                && title.equals(other.title)
                && Objects.equals(code, other.code)
                && Objects.equals(term, other.term)
                && ects.compareTo(other.ects) == 0
                && Objects.equals(description, other.description);
    }
}
