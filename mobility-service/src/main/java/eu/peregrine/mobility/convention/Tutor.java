package eu.peregrine.mobility.convention;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Somebody who looks after the student's work. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(name = "ConventionTutor")
public record Tutor(
        @NotBlank @Size(max = 200) String name,
        @Email @Size(max = 200) String email) {}
