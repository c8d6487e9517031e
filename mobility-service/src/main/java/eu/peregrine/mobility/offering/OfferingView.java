package eu.peregrine.mobility.offering;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import eu.peregrine.mobility.language.Cefr;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An offering as everybody sees it.
 *
 * @param cefr level of the language that is needed
 * @param capacity how many guests it takes
 * @param term absent for the whole year
 * @param actions what the caller can do now; absent in lists
 */
public record OfferingView(
        UUID id,
        String code,
        OfferingKind kind,
        LocalizedText title,
        String description,
        BigDecimal ects,
        String language,
        Cefr cefr,
        String iscedF,
        int level,
        String academicYear,
        String term,
        int capacity,
        Ref programme,
        Instant updatedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static OfferingView of(Offering o, Ref programme, List<Action> actions) {
        return new OfferingView(
                o.id(),
                o.code(),
                o.kind(),
                o.title(),
                o.description(),
                o.ects(),
                o.language(),
                o.cefr(),
                o.iscedF(),
                o.level(),
                o.academicYear(),
                o.term(),
                o.capacity(),
                programme,
                o.updatedAt(),
                actions,
                o.version());
    }
}
