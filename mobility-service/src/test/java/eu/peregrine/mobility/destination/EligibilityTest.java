package eu.peregrine.mobility.destination;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.mobility.language.Cefr;
import eu.peregrine.mobility.programme.StudentStatus;
import eu.peregrine.mobility.student.StudentFacts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EligibilityTest {

    private static final StudentFacts STUDENT = new StudentFacts(
            UUID.randomUUID(),
            "Ada Lovelace",
            UUID.randomUUID(),
            "2025/2026",
            "2028",
            StudentStatus.ENGINEER,
            7,
            "0732",
            new BigDecimal("14.50"),
            null,
            Map.of("en", Cefr.B2));

    @Test
    void aFittingStudentHasNothingAgainst() {
        assertThat(Eligibility.check(STUDENT, place(List.of("073"), List.of(6, 7), Cefr.B2, true, true)))
                .isEmpty();
        assertThat(Eligibility.check(STUDENT, place(List.of(), List.of(), Cefr.NS, true, true)))
                .isEmpty();
    }

    @Test
    void everyReasonIsNamed() {
        CampaignFloor floor = new CampaignFloor("2028/2029", null, new BigDecimal("15"), new BigDecimal("60"));

        assertThat(Eligibility.check(STUDENT, place(List.of("0311"), List.of(6), Cefr.C1, false, false), floor))
                .extracting(Reason::code)
                .containsExactly(
                        "agreement-not-in-force",
                        "partner-not-active",
                        "academic-year",
                        "eqf-level",
                        "subject-area",
                        "language",
                        "gpa",
                        "ects");
    }

    @Test
    void reasonsAreSentences() {
        assertThat(Eligibility.check(STUDENT, place(List.of(), List.of(), Cefr.C1, true, true)))
                .containsExactly(new Reason("language", "The host asks for en at C1, the student has proven B2."));
        assertThat(Eligibility.check(
                        STUDENT,
                        place(List.of(), List.of(), Cefr.B2, true, true),
                        new CampaignFloor("2027/2028", "2027/2028-2", null, null)))
                .containsExactly(new Reason("term", "The place is in 2027/2028-1, the round is for 2027/2028-2."));
    }

    @Test
    void aLanguageOfAnotherFieldIsNotAskedFor() {
        LanguageNeed ofEconomists = new LanguageNeed("de", Cefr.C1, "0311");
        DestinationFacts place = place(List.of(), List.of(), List.of(ofEconomists), true, true);
        assertThat(Eligibility.check(STUDENT, place)).isEmpty();
    }

    private static DestinationFacts place(
            List<String> fields, List<Integer> levels, Cefr english, boolean inForce, boolean active) {
        return place(fields, levels, List.of(new LanguageNeed("en", english)), inForce, active);
    }

    private static DestinationFacts place(
            List<String> fields, List<Integer> levels, List<LanguageNeed> languages, boolean inForce, boolean active) {
        return new DestinationFacts(
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                null,
                UUID.randomUUID(),
                LocalizedText.en("TU Dresden"),
                "DE",
                "2027/2028",
                "2027/2028-1",
                fields,
                levels,
                languages,
                4,
                null,
                inForce,
                active);
    }
}
