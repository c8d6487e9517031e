package eu.peregrine.partners.campus;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A campus as one reads it.
 *
 * @param id its id
 * @param kind at home or abroad
 * @param state where it stands
 * @param name its name
 * @param host the organisation that hosts it
 * @param country ISO 3166-1 alpha-2
 * @param city where it is
 * @param latitude degrees north
 * @param longitude degrees east
 * @param programmes what is taught there
 * @param modifiedAt when it was last changed
 * @param actions what the caller may do now; absent in a list
 * @param version of the aggregate, for the ETag; never in the JSON
 */
public record CampusView(
        UUID id,
        CampusKind kind,
        CampusState state,
        LocalizedText name,
        Ref host,
        String country,
        String city,
        BigDecimal latitude,
        BigDecimal longitude,
        List<ProgrammeView> programmes,
        Instant modifiedAt,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    static CampusView of(Campus campus, Map<UUID, Ref> names, List<Action> actions) {
        return new CampusView(
                campus.id(),
                campus.kind(),
                campus.state(),
                campus.name(),
                campus.host().toRef(),
                campus.country(),
                campus.city(),
                campus.latitude(),
                campus.longitude(),
                campus.programmes().stream()
                        .map(programme -> ProgrammeView.of(campus, programme, names))
                        .toList(),
                campus.modifiedAt(),
                actions,
                campus.version());
    }
}
