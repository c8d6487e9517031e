package eu.peregrine.partners.organisation;

import java.util.Arrays;
import java.util.List;

/** Where an organisation stands: {@code PROSPECT → ACTIVE ⇄ SUSPENDED → ARCHIVED}. */
public enum OrganisationState {
    /** Known, but no partner yet; only the school's own staff sees it. */
    PROSPECT,
    /** A partner one may work with. */
    ACTIVE,
    /** For the time being nothing new is agreed with it. */
    SUSPENDED,
    /** Kept for the record. */
    ARCHIVED;

    /** @return the verbs that are legal in this state, in the order of the life cycle */
    public List<String> verbs() {
        return Arrays.stream(OrganisationVerb.values())
                .filter(verb -> verb.isLegalIn(this))
                .map(OrganisationVerb::word)
                .toList();
    }
}
