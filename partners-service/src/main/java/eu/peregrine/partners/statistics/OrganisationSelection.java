package eu.peregrine.partners.statistics;

import eu.peregrine.partners.organisation.OrganisationKind;
import eu.peregrine.partners.organisation.OrganisationState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which organisations are counted.
 *
 * @param kinds what they are; empty for every kind
 * @param states where they stand; empty for every state
 */
record OrganisationSelection(List<OrganisationKind> kinds, List<OrganisationState> states) {

    String sql() {
        return "not o.home" + (kinds.isEmpty() ? "" : " and o.kind in (:kinds)")
                + (states.isEmpty() ? "" : " and o.state in (:states)");
    }

    Map<String, Object> parameters() {
        Map<String, Object> parameters = new HashMap<>();
        if (!kinds.isEmpty()) {
            parameters.put("kinds", kinds.stream().map(Enum::name).toList());
        }
        if (!states.isEmpty()) {
            parameters.put("states", states.stream().map(Enum::name).toList());
        }
        return parameters;
    }
}
