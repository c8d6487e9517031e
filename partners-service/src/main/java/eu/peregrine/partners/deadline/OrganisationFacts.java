package eu.peregrine.partners.deadline;

import eu.peregrine.kit.web.LocalizedText;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

/**
 * What deadlines need to know of an organisation.
 *
 * @param id the organisation
 * @param name its name
 * @param home whether it is the home school
 * @param active whether it is a partner now
 * @param zone in which its deadlines end; null without a factsheet
 * @param terms its terms, as its factsheet says
 * @param labels its labels that end and that no later one of the same kind follows
 */
record OrganisationFacts(
        UUID id, LocalizedText name, boolean home, boolean active, ZoneId zone, List<Term> terms, List<Label> labels) {

    /**
     * A term at a partner.
     *
     * @param term such as {@code 2026/2027-1/2}
     * @param nominations last day for nominations, or null
     * @param applications last day for applications, or null
     */
    record Term(String term, LocalDate nominations, LocalDate applications) {}

    /**
     * A label or accreditation.
     *
     * @param label which
     * @param issuer who grants it
     * @param until its last day
     */
    record Label(String label, String issuer, LocalDate until) {}
}
