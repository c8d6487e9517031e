package eu.peregrine.partners.organisation;

import eu.peregrine.kit.web.LocalizedText;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;

/**
 * A faculty, department or laboratory of an organisation.
 *
 * @param id the caller's own id for a new one; minted when absent
 * @param kind what it is
 * @param name its name, English at least
 * @param code what the organisation calls it in its systems, EWP's {@code ounit-code}; once within the organisation
 * @param parentId the unit of the same organisation that it belongs to; absent for one at the top
 */
public record UnitDraft(
        UUID id,
        @NotNull UnitKind kind,
        @NotNull @Valid LocalizedText name,
        @Size(min = 1, max = 100) String code,
        UUID parentId) {

    UnitDraft withId(UUID newId) {
        return new UnitDraft(newId, kind, name, code, parentId);
    }

    UnitDraft withParent(UUID newParentId) {
        return new UnitDraft(id, kind, name, code, newParentId);
    }
}
