package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * The whole public state of an organisation, and who looks after it now.
 *
 * @param organisation its state
 * @param assignment who looks after it
 */
record OrganisationAssigned(@JsonUnwrapped OrganisationEvent organisation, Assignment assignment) {

    /** Who looks after it, by an opaque id; nobody when absent. */
    record Assignment(String assignedTo) {}

    static OrganisationAssigned of(Organisation organisation) {
        return new OrganisationAssigned(OrganisationEvent.of(organisation), new Assignment(organisation.assignedTo()));
    }
}
