package eu.peregrine.scholarships.grant;

import eu.peregrine.kit.identity.Roles;
import eu.peregrine.kit.outbox.VisibleTo;
import eu.peregrine.kit.web.LocalizedText;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A grant rule's public state, the payload of its events.
 *
 * @param id its id
 * @param code kebab-case, unique
 * @param name its name
 * @param callYear the call year that it is for
 * @param latest the number of its last version
 * @param effectiveFrom from which day on the last version holds
 */
public record GrantRuleState(
        UUID id, String code, LocalizedText name, int callYear, int latest, LocalDate effectiveFrom) {

    static GrantRuleState of(GrantRule rule, GrantRuleVersion version) {
        return new GrantRuleState(
                rule.id(), rule.code(), rule.name(), rule.callYear(), rule.latest(), version.effectiveFrom());
    }

    static VisibleTo visibleTo() {
        return VisibleTo.roles(Roles.FINANCE, Roles.COORDINATOR, Roles.STUDENT, Roles.FUNDER);
    }
}
