package eu.peregrine.partners.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.Violations;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactsheetRulesTest {

    private static final Period WINTER = new Period(LocalDate.of(2027, 10, 1), LocalDate.of(2028, 2, 15));
    private static final LocalDate APRIL = LocalDate.of(2027, 4, 30);
    private static final LocalDate MAY = LocalDate.of(2027, 5, 31);

    @Test
    void oneThatKeepsEveryRule() {
        assertThat(broken("Europe/Berlin", new TermCalendar("2027/2028-1/2", WINTER, APRIL, MAY)))
                .isEmpty();
        assertThat(broken("UTC", new TermCalendar("2027/2027-2/2", null, null, MAY)))
                .isEmpty();
        assertThat(broken("America/Argentina/Buenos_Aires")).isEmpty();
    }

    @Test
    void aZoneIsOneOfTheWorlds() {
        assertThat(broken("Europe/Paname")).containsExactly("/zone unknown-zone");
        assertThat(broken("CET")).containsExactly("/zone unknown-zone");
        assertThat(broken("+02:00")).containsExactly("/zone unknown-zone");
    }

    @Test
    void aTermIsOneThatCanBe() {
        assertThat(broken("UTC", term("2027/2029-1/2"))).containsExactly("/terms/0/term not-a-term");
        assertThat(broken("UTC", term("2027/2026-1/2"))).containsExactly("/terms/0/term not-a-term");
        assertThat(broken("UTC", term("2027/2028-3/2"))).containsExactly("/terms/0/term not-a-term");
        assertThat(broken("UTC", term("2027/2028-2/2"))).isEmpty();
    }

    @Test
    void aTermStandsOnce() {
        assertThat(broken("UTC", term("2027/2028-1/2"), term("2027/2028-2/2"), term("2027/2028-1/2")))
                .containsExactly("/terms/2/term term-twice");
    }

    @Test
    void applicationsCloseWithNominationsOrLater() {
        assertThat(broken("UTC", new TermCalendar("2027/2028-1/2", WINTER, MAY, APRIL)))
                .containsExactly("/terms/0/applicationDeadline application-before-nomination");
        assertThat(broken("UTC", new TermCalendar("2027/2028-1/2", WINTER, MAY, MAY)))
                .isEmpty();
    }

    @Test
    void deadlinesComeBeforeTheTerm() {
        LocalDate first = WINTER.start();
        assertThat(broken("UTC", new TermCalendar("2027/2028-1/2", WINTER, first, first.plusDays(1))))
                .containsExactly(
                        "/terms/0/nominationDeadline deadline-after-term-start",
                        "/terms/0/applicationDeadline deadline-after-term-start");
        assertThat(broken("UTC", new TermCalendar("2027/2028-1/2", WINTER, first.minusDays(1), first.minusDays(1))))
                .isEmpty();
    }

    @Test
    void guidanceSaysSomethingAndLeadsSomewhere() {
        assertThat(broken(new Guidance(null, null))).containsExactly("/housing says-nothing");
        assertThat(broken(new Guidance(null, "housing.example.org")))
                .containsExactly("/housing/link not-a-web-address");
        assertThat(broken(new Guidance(null, "https://housing.example.org"))).isEmpty();
        assertThat(broken(new Guidance(new LocalizedText("Ask", null), null))).isEmpty();
    }

    private static TermCalendar term(String term) {
        return new TermCalendar(term, null, null, null);
    }

    private static List<String> broken(String zone, TermCalendar... terms) {
        return broken(new Factsheet(zone, List.of(terms), 4, 5, List.of("en"), null, null, null));
    }

    private static List<String> broken(Guidance housing) {
        return broken(new Factsheet("UTC", List.of(), 4, 5, List.of("en"), housing, null, null));
    }

    private static List<String> broken(Factsheet factsheet) {
        Violations violations = new Violations();
        FactsheetRules.check(factsheet, "", violations);
        return violations.all().stream()
                .map(violation -> violation.pointer() + " " + violation.code())
                .toList();
    }
}
