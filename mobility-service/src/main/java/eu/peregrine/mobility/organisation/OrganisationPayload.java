package eu.peregrine.mobility.organisation;

import eu.peregrine.kit.web.LocalizedText;
import java.util.List;
import java.util.UUID;

/**
 * What is read of an organisation's events.
 *
 * @param mergedInto of one that was found to be a duplicate: the organisation that stands for it
 * @param website absent where none is known
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
        String website,
        Identifiers identifiers,
        Factsheet factsheet) {

    /** Its domain, such as {@code tu-dresden.de}; absent where none is known. */
    record Identifiers(String schac) {}

    /** How long it takes to decide and to send transcripts, in weeks, and its terms. */
    record Factsheet(
            Integer decisionLimitWeeks, Integer transcriptLimitWeeks, String zone, List<HostTerms.HostTerm> terms) {

        /** The terms, where the factsheet names any. */
        HostTerms hostTerms() {
            return zone == null || terms == null || terms.isEmpty() ? null : new HostTerms(zone, terms);
        }
    }
}
