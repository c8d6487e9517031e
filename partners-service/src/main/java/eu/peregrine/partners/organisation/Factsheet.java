package eu.peregrine.partners.organisation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;

/**
 * What a partner tells those who send it students: deadlines, languages, calendars, housing, visa, accessibility. The limits
 * of five weeks are those of EWP's factsheet.
 *
 * @param zone IANA time zone that deadlines end in, such as {@code Europe/Berlin}
 * @param terms its terms, with their deadlines
 * @param decisionLimitWeeks within how many weeks it decides on a nomination: 1 to 5
 * @param transcriptLimitWeeks within how many weeks after the examinations it sends the transcript: 1 to 5
 * @param languages it teaches in, BCP 47
 * @param housing where students live
 * @param visa what it takes to enter the country
 * @param accessibility what is there for students with special needs
 */
public record Factsheet(
        @NotBlank @Size(max = 50) String zone,
        @Size(max = 24) List<@NotNull @Valid TermCalendar> terms,
        @NotNull @Min(1) @Max(MAX_WEEKS) Integer decisionLimitWeeks,
        @NotNull @Min(1) @Max(MAX_WEEKS) Integer transcriptLimitWeeks,

        @Size(max = 20)
        List<
                        @NotNull
                        @Pattern(
                                regexp = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}",
                                message = "A language is a BCP 47 tag such as en or pt-BR.")
                        String>
                languages,

        @Valid Guidance housing,
        @Valid Guidance visa,
        @Valid Guidance accessibility) {

    static final int MAX_WEEKS = 5;

    /** Absent lists are empty, so that equal is equal. */
    public Factsheet {
        terms = terms == null ? List.of() : java.util.Collections.unmodifiableList(new java.util.ArrayList<>(terms));
        languages = languages == null
                ? List.of()
                : java.util.Collections.unmodifiableList(new java.util.ArrayList<>(languages));
    }
}
