package eu.peregrine.mobility.organisation;

import eu.peregrine.kit.web.LocalizedText;
import java.util.UUID;

/**
 * What is read of an organisation's events.
 *
 * @param mergedInto of one that was found to be a duplicate: the organisation that stands for it
 * @param factsheet absent before it has one
 */
record OrganisationPayload(
        UUID id,
        String kind,
        LocalizedText name,
        String country,
        String city,
        String state,
        Boolean home,
        UUID mergedInto,
        Factsheet factsheet) {

    /** How long it takes to decide and to send transcripts, in weeks. */
    record Factsheet(Integer decisionLimitWeeks, Integer transcriptLimitWeeks) {}
}
