package eu.peregrine.mobility.stay;

import eu.peregrine.mobility.calendar.AcademicYear;
import eu.peregrine.mobility.student.GuestDraft;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mobility as it is planned.
 *
 * @param id the caller's, or absent for a new one
 * @param direction outgoing when absent
 * @param studentId who goes; absent for staff
 * @param guest who comes, where a partner nominates somebody whom the school does not know; absent with {@code studentId}
 * @param staffName who goes; for staff only
 * @param sendingId where an incoming participant comes from; absent means home when outgoing, the caller's own
 *     organisation when incoming
 * @param destinationId the destination whose seat it takes; absent when no agreement promises one
 * @param conditionId the condition of an agreement whose seat it takes where that is no destination, as of guests, staff and
 *     traineeships; absent when it follows from the destination, or when there is none
 * @param academicYear in which it starts; absent means the destination's, else the year of the first day as
 *     the condition counts it
 * @param term absent means the destination's
 * @param fullHostTerm whether it covers the host's whole term; absent means it does when a destination is named
 * @param partTime whether the participant can be elsewhere too on the same days, where the school lets part-time stays
 *     overlap
 * @param segments at least one, one after the other
 * @param recorded how far the stay has come already; absent for a stay that is only planned
 */
public record MobilityDraft(
        UUID id,
        Direction direction,
        @NotNull MobilityKind kind,
        UUID studentId,
        @Valid GuestDraft guest,
        @Size(max = 200) String staffName,
        UUID sendingId,
        UUID destinationId,
        UUID conditionId,
        @Pattern(regexp = AcademicYear.PATTERN) String academicYear,
        @Pattern(regexp = AcademicYear.PATTERN + "-[12]") String term,
        Boolean fullHostTerm,
        Boolean partTime,
        @NotNull @Size(min = 1, max = 10) List<@NotNull @Valid SegmentDraft> segments,
        @Valid Recorded recorded) {

    /**
     * A stay that began before the system knew of it. Nothing is refused for lack of papers: the answer names what is
     * missing.
     *
     * @param state how far it has come, {@code HOST_APPROVED} at least
     * @param arrivedOn needed once it has begun
     * @param departedOn needed once it is over
     */
    @Schema(name = "RecordedMobility")
    public record Recorded(@NotNull MobilityState state, LocalDate arrivedOn, LocalDate departedOn) {}

    /** The same for a guest who has a record now. */
    MobilityDraft of(UUID student) {
        return new MobilityDraft(
                id,
                direction,
                kind,
                student,
                null,
                staffName,
                sendingId,
                destinationId,
                conditionId,
                academicYear,
                term,
                fullHostTerm,
                partTime,
                segments,
                recorded);
    }

    /** With the direction spelled out. */
    public MobilityDraft {
        direction = direction == null ? Direction.OUTGOING : direction;
    }
}
