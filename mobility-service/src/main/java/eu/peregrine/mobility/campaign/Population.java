package eu.peregrine.mobility.campaign;

import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Who takes part in a campaign: students of any of the programmes, with any of the statuses, of any of the cohorts. An
 * empty or absent list does not restrict.
 *
 * @param programmes ids of programmes
 * @param cohorts years of graduation, {@code 2028}
 */
public record Population(
        @Size(max = 200) List<@NotNull UUID> programmes,
        @Size(max = 10) List<@NotNull StudentStatus> statuses,
        @Size(max = 20) List<@NotBlank @Size(max = 20) String> cohorts) {

    /** With absent lists as empty ones. A copy would refuse a null element before validation could name it. */
    public Population {
        programmes = Objects.requireNonNullElse(programmes, List.of());
        statuses = Objects.requireNonNullElse(statuses, List.of());
        cohorts = Objects.requireNonNullElse(cohorts, List.of());
    }

    /** Whether a student of this programme, status and cohort takes part. */
    public boolean includes(UUID programme, StudentStatus status, String cohort) {
        return in(programmes, programme) && in(statuses, status) && in(cohorts, cohort);
    }

    private static <T> boolean in(List<T> allowed, T value) {
        return allowed.isEmpty() || allowed.contains(value);
    }
}
