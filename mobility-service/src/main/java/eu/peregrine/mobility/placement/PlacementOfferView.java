package eu.peregrine.mobility.placement;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Deadline;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Money;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * A placement as a caller sees it.
 *
 * @param host who offers it
 * @param unit department or laboratory
 * @param place town or site
 * @param country ISO 3166-1 alpha-2
 * @param supervisor who looks after the student there
 * @param level least level of studies, European Qualifications Framework
 * @param fields ISCED-F of the studies that fit; empty for all
 * @param places how many students may come
 * @param held how many places are held, by those who were accepted and those who come
 * @param taken how many have confirmed that they come
 * @param pay per month; absent for nothing
 * @param deadline for applications
 * @param reason why it was withdrawn
 * @param actions what the caller can do now; absent in lists
 */
public record PlacementOfferView(
        UUID id,
        String reference,
        PlacementKind kind,
        PlacementState state,
        Ref host,
        String unit,
        String place,
        String country,
        LocalizedText title,
        String description,
        String supervisor,
        Period period,
        int level,
        List<String> fields,
        List<PlacementLanguage> languages,
        int places,
        int held,
        int taken,
        Money pay,
        Deadline deadline,
        String reason,
        Instant createdAt,
        Instant updatedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static PlacementOfferView of(Placement p, Ref host, ZoneId zone, List<Action> actions) {
        return new PlacementOfferView(
                p.id(),
                p.reference(),
                p.kind(),
                p.state(),
                host,
                p.unit(),
                p.place(),
                p.country(),
                p.title(),
                p.description(),
                p.supervisor(),
                p.period(),
                p.level(),
                p.fields(),
                p.languages(),
                p.places(),
                p.held(),
                p.taken(),
                p.pay(),
                Deadline.of(p.deadline(), zone),
                p.reason(),
                p.createdAt(),
                p.updatedAt(),
                actions,
                p.version());
    }
}
