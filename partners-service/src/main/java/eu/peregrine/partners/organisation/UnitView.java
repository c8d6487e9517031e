package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A faculty, department or laboratory as one reads it.
 *
 * @param id its id
 * @param kind what it is
 * @param name its name
 * @param code what the organisation calls it in its systems
 * @param parent the unit that it belongs to; absent for one at the top
 * @param version of the organisation, for the ETag; never in the JSON
 */
public record UnitView(
        UUID id,
        UnitKind kind,
        LocalizedText name,
        String code,
        Ref parent,
        @JsonIgnore long version) implements Versioned {

    /**
     * All units of an organisation.
     *
     * @param items by name
     * @param version of the organisation, for the ETag; never in the JSON
     */
    public record UnitList(List<UnitView> items, @JsonIgnore long version) implements Versioned {}

    static UnitList allOf(Organisation organisation) {
        Map<UUID, UnitDraft> byId =
                organisation.units().stream().collect(Collectors.toMap(UnitDraft::id, Function.identity()));
        List<UnitView> items = organisation.units().stream()
                .map(unit -> new UnitView(
                        unit.id(),
                        unit.kind(),
                        unit.name(),
                        unit.code(),
                        ref(organisation, byId.get(unit.parentId())),
                        organisation.version()))
                .toList();
        return new UnitList(items, organisation.version());
    }

    static Ref ref(Organisation organisation, UnitDraft unit) {
        return unit == null
                ? null
                : new Ref(unit.id(), unit.name(), "/api/v1/organisations/" + organisation.id() + "/units/" + unit.id());
    }
}
