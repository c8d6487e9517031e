package eu.peregrine.partners.organisation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import eu.peregrine.kit.web.Action;
import eu.peregrine.kit.web.Actions;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import eu.peregrine.kit.web.Versioned;
import java.util.List;

/**
 * A factsheet as one reads it.
 *
 * @param organisation whose it is
 * @param zone IANA time zone that deadlines end in
 * @param terms its terms, with their deadlines
 * @param decisionLimitWeeks within how many weeks it decides on a nomination
 * @param transcriptLimitWeeks within how many weeks after the examinations it sends the transcript
 * @param languages it teaches in, BCP 47
 * @param housing where students live
 * @param visa what it takes to enter the country
 * @param accessibility what is there for students with special needs
 * @param actions what the caller may do with it now
 * @param version of the organisation, for the ETag; never in the JSON
 */
public record FactsheetView(
        Ref organisation,
        String zone,
        List<Term> terms,
        int decisionLimitWeeks,
        int transcriptLimitWeeks,
        List<String> languages,
        Guidance housing,
        Guidance visa,
        Guidance accessibility,
        List<Action> actions,
        @JsonIgnore long version)
        implements Versioned {

    /**
     * A term and its deadlines.
     *
     * @param term academic year and number, such as {@code 2026/2027-1/2}
     * @param period first and last day of the term
     * @param nominationDeadline until when the sending institution may nominate
     * @param applicationDeadline until when a nominated student may apply
     */
    public record Term(String term, Period period, Deadline nominationDeadline, Deadline applicationDeadline) {}

    static FactsheetView of(Organisation organisation, boolean mayEdit) {
        Factsheet told = organisation.factsheet();
        String href = "/api/v1/organisations/" + organisation.id() + "/factsheet";
        return new FactsheetView(
                organisation.toRef(),
                told.zone(),
                told.terms().stream()
                        .map(term -> new Term(
                                term.term(),
                                term.period(),
                                Deadline.of(term.nominationDeadline(), told.zone()),
                                Deadline.of(term.applicationDeadline(), told.zone())))
                        .toList(),
                told.decisionLimitWeeks(),
                told.transcriptLimitWeeks(),
                told.languages(),
                told.housing(),
                told.visa(),
                told.accessibility(),
                Actions.of(href)
                        .add("edit", mayEdit, "Only the international office and the organisation itself do this.")
                        .list(),
                organisation.version());
    }
}
