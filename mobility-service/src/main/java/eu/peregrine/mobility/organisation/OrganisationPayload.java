package eu.peregrine.mobility.organisation;

import eu.peregrine.kit.web.LocalizedText;
import java.util.UUID;

/** What is read of an organisation's events. */
record OrganisationPayload(
        UUID id, String kind, LocalizedText name, String country, String city, String state, Boolean home) {}
