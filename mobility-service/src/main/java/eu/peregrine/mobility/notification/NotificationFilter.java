package eu.peregrine.mobility.notification;

import eu.peregrine.mobility.person.NotificationKind;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** What a list of notifications can be narrowed by. */
public class NotificationFilter {

    @QueryParam("kind")
    List<NotificationKind> kinds;

    @QueryParam("read")
    @Parameter(description = "Whether they were read; all when nothing is said.")
    Boolean read;

    @QueryParam("modifiedSince")
    Instant modifiedSince;
}
