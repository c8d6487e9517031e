package eu.peregrine.mobility.placement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * An application as a caller sees it.
 *
 * @param motivation why the student wants it
 * @param comment what the host said last, or why it lapsed
 * @param confirmBy until when the student can confirm; absent before the host has accepted
 * @param mobility the stay that it became
 * @param actions what the caller can do now; absent in lists
 */
public record PlacementApplicationView(
        UUID id,
        Ref placement,
        Ref student,
        PlacementApplicationState state,
        String motivation,
        String comment,
        Deadline confirmBy,
        Ref mobility,
        Instant submittedAt,
        Instant updatedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static PlacementApplicationView of(
            PlacementApplication a, Ref placement, Ref student, ZoneId zone, List<Action> actions) {
        return new PlacementApplicationView(
                a.id(),
                placement,
                student,
                a.state(),
                a.motivation(),
                a.comment(),
                a.confirmBy() == null ? null : Deadline.of(a.confirmBy(), zone),
                Ref.to("mobilities", a.mobilityId()),
                a.submittedAt(),
                a.updatedAt(),
                actions,
                a.version());
    }
}
