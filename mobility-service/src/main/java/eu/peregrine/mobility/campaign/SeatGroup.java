package eu.peregrine.mobility.campaign;

import eu.peregrine.mobility.programme.StudentStatus;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * Seats of a destination that only some students compete for: those of any of the programmes and with any of the statuses.
 * A list that is empty or absent does not restrict. Nobody is in two groups of a destination.
 *
 * @param seats how many of the destination's seats
 */
public record SeatGroup(
        @NotBlank @Size(max = 100) String name,
        @Size(max = 200) List<@NotNull UUID> programmes,
        @Size(max = 10) List<@NotNull StudentStatus> statuses,
        @NotNull @Min(0) @Max(10000) Integer seats) {

    /** With absent lists as empty ones. A copy would refuse a null element before validation could name it. */
    public SeatGroup {
        programmes = Objects.requireNonNullElse(programmes, List.of());
        statuses = Objects.requireNonNullElse(statuses, List.of());
    }

    boolean includes(UUID programme, StudentStatus status) {
        return (programmes.isEmpty() || programmes.contains(programme))
                && (statuses.isEmpty() || statuses.contains(status));
    }

    /** Whether a student could be in both. */
    boolean overlaps(SeatGroup other) {
        return meet(programmes, other.programmes) && meet(statuses, other.statuses);
    }

    private static <T> boolean meet(List<T> some, List<T> others) {
        return some.isEmpty() || others.isEmpty() || some.stream().anyMatch(others::contains);
    }
}
