package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A contact as one reads it.
 *
 * @param id by which it is changed, and named as a delegate
 * @param role what one turns to them for
 * @param name of the person or office
 * @param email address
 * @param phone international number
 * @param unit where they are
 * @param version of the organisation, for the ETag; never in the JSON
 */
public record ContactView(
        UUID id,
        ContactRole role,
        String name,
        String email,
        String phone,
        Ref unit,
        @JsonIgnore long version) implements Versioned {

    /**
     * All contacts of an organisation.
     *
     * @param items by role and name
     * @param version of the organisation, for the ETag; never in the JSON
     */
    public record ContactList(
            List<ContactView> items, @JsonIgnore long version) implements Versioned {}

    static ContactList allOf(Organisation organisation) {
        Map<UUID, UnitDraft> units =
                organisation.units().stream().collect(Collectors.toMap(UnitDraft::id, Function.identity()));
        List<ContactView> items = organisation.contacts().stream()
                .map(contact -> new ContactView(
                        contact.id(),
                        contact.role(),
                        contact.name(),
                        contact.email(),
                        contact.phone(),
                        UnitView.ref(organisation, units.get(contact.unitId())),
                        organisation.version()))
                .toList();
        return new ContactList(items, organisation.version());
    }
}
