package eu.peregrine.mobility.cohort;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.stay.GrantsAhead;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Whether there are places for those of a cohort who still have to go: seats that agreements in force and open campuses
 * promise and nobody has taken, none counted twice.
 *
 * @param cohort the year of graduation
 * @param asOf the day it holds on
 * @param owed students who owe days and still have time
 * @param seats free seats that some of them may take, by field, level, languages and time
 * @param placed how many of them can have one at the same time, at most
 * @param missing how many cannot
 * @param withoutTerm of those, for whom no term with any place begins any more before they must have left
 * @param shutOutByLanguage of those, for whom every place that their field, level and time would allow asks for a language
 *     that they have not proven
 * @param fields the same by level and field
 * @param terms places owed and seats by term, level and field
 * @param openings which language at which level would place how many more, the most first
 * @param grants grants for the cohort's stays that are on file and have not begun, as far as they are known
 * @param summary in a sentence
 */
public record SeatForecast(
        String cohort,
        LocalDate asOf,
        long owed,
        long seats,
        long placed,
        long missing,
        long withoutTerm,
        long shutOutByLanguage,
        List<OfField> fields,
        List<OfTerm> terms,
        List<Opening> openings,
        GrantsAhead grants,
        LocalizedText summary) {

    /**
     * One level and field.
     *
     * @param eqf level of the studies
     * @param iscedF field of the studies
     * @param owed students who owe days and still have time
     * @param seats free seats open to the level and field, whatever the language; other fields may be welcome to them too
     * @param placed how many can have one, where all fields are served together
     * @param missing how many cannot
     * @param shutOutByLanguage of those, how many for nothing but a language
     */
    @Schema(name = "SeatForecastOfField")
    public record OfField(
            int eqf, String iscedF, long owed, long seats, long placed, long missing, long shutOutByLanguage) {}

    /**
     * One term for a level and field.
     *
     * @param term the term
     * @param eqf level of the studies
     * @param iscedF field of the studies
     * @param owed students for whom it is the last term that they can go in
     * @param seats free seats of the term open to the level and field; an agreement's may be used in either term of its year
     */
    @Schema(name = "SeatForecastOfTerm")
    public record OfTerm(String term, int eqf, String iscedF, long owed, long seats) {}

    /**
     * A language that would help.
     *
     * @param language BCP 47 code
     * @param cefr the level, if all of them had it
     * @param opens how many more could have a place
     */
    @Schema(name = "LanguageOpening")
    public record Opening(String language, Cefr cefr, long opens) {}
}
