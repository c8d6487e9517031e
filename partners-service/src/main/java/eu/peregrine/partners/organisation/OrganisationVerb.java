package eu.peregrine.partners.organisation;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** The transitions of an organisation, each with the states it starts from. */
public enum OrganisationVerb {
    /** Makes a prospect a partner, or lifts a suspension. */
    ACTIVATE(OrganisationState.PROSPECT, OrganisationState.SUSPENDED),
    /** Stops anything new with a partner. */
    SUSPEND(OrganisationState.ACTIVE),
    /** Ends the relation; for good. */
    ARCHIVE(OrganisationState.PROSPECT, OrganisationState.ACTIVE, OrganisationState.SUSPENDED);

    private final Set<OrganisationState> from;

    OrganisationVerb(OrganisationState first, OrganisationState... others) {
        this.from = EnumSet.of(first, others);
    }

    /** @return the verb as it stands in the path */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * @param state the present state
     * @return whether the transition may start there
     */
    public boolean isLegalIn(OrganisationState state) {
        return from.contains(state);
    }
}
