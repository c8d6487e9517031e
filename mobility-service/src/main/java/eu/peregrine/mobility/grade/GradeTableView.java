package eu.peregrine.mobility.grade;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A distribution of grades as JSON.
 *
 * @param grades all passing grades, the best one first
 * @param actions what the caller can do; absent in lists
 */
@Schema(name = "GradeTable")
public record GradeTableView(
        Ref organisation,
        List<GradeShare> grades,
        String source,
        Instant changedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {}
