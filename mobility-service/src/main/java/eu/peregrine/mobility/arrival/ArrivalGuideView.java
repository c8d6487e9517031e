package eu.peregrine.mobility.arrival;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import java.util.UUID;

/**
 * A term's guide.
 *
 * @param term absent for every term of the year that has no guide of its own
 * @param actions what the caller can do now; absent in lists
 */
public record ArrivalGuideView(
        UUID id,
        String academicYear,
        String term,
        GuideText bring,
        GuideText dates,
        GuideText housing,
        GuideText contacts,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static ArrivalGuideView of(ArrivalGuide g, List<Action> actions) {
        return new ArrivalGuideView(
                g.id(),
                g.academicYear(),
                g.term(),
                g.bring(),
                g.dates(),
                g.housing(),
                g.contacts(),
                actions,
                g.version());
    }
}
