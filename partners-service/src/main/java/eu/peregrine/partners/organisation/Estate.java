package eu.peregrine.partners.organisation;

import java.util.List;

/**
 * What a duplicate hands over to the organisation that stands for it.
 *
 * @param said what was said about the duplicate, with all its identifiers
 * @param factsheet what it told, or null
 * @param labels it held
 * @param memberships it had
 * @param units its units
 * @param contacts its contacts
 * @param assignedTo the officer who looked after it, or null
 */
record Estate(
        OrganisationDraft said,
        Factsheet factsheet,
        List<LabelDraft> labels,
        List<NetworkMembership> memberships,
        List<UnitDraft> units,
        List<ContactDraft> contacts,
        String assignedTo) {}
