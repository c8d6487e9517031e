package eu.peregrine.mobility.student;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/**
 * Whom to call when something has happened.
 *
 * @param name who
 * @param relation what to the student, such as mother
 * @param phone with its country's code
 * @param email absent where none was given
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EmergencyContact(
        @NotBlank @Size(max = 120) String name,
        @Size(max = 60) String relation,

        @NotNull @Pattern(regexp = "\\+[0-9][0-9 ()./-]{4,28}")
        String phone,

        @Email @Size(max = 254) String email) {}
