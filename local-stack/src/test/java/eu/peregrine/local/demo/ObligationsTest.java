package eu.peregrine.local.demo;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.data.Illustration;
import eu.peregrine.local.data.LanguageProof;
import eu.peregrine.local.data.Scale;
import eu.peregrine.local.data.Student;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the review expects of students by the school's own policies. */
class ObligationsTest {

    private final Obligations obligations =
            new Obligations(Illustration.of(2, Scale.SMALL).programmes());

    @Test
    void anEngineerOwesASemesterAnApprenticeEightWeeksAndWhoCameEarlierThirteenWeeks() {
        assertThat(obligations.days(student("engineer", "2025/2026"))).isEqualTo(91);
        assertThat(obligations.days(student("apprentice", "2026/2027"))).isEqualTo(56);
        assertThat(obligations.days(student("engineer", "2017/2018"))).isEqualTo(13 * 7);
    }

    @Test
    void englishAtB2AndAnotherLanguageThanFrenchAtA2AreOwed() {
        assertThat(missing("2025/2026", proof("en", "B2", 800), proof("de", "A2", null)))
                .isEmpty();
        assertThat(missing("2025/2026", proof("en", "B1", 700), proof("de", "A1", null)))
                .containsExactly("en", "second");
        assertThat(missing("2025/2026", proof("en", "C2", 990), proof("fr", "C2", null)))
                .containsExactly("second");
    }

    @Test
    void whoCameEarlierOwesAScoreOfToeic() {
        assertThat(missing("2017/2018", proof("en", "B2", 800), proof("de", "A2", null)))
                .containsExactly("en");
        assertThat(missing("2017/2018", proof("en", "B2", 805), proof("de", "A2", null)))
                .isEmpty();
    }

    private List<String> missing(String intake, LanguageProof... proofs) {
        return obligations.missingLanguages(student("engineer", intake, proofs));
    }

    private static LanguageProof proof(String language, String level, Integer score) {
        return new LanguageProof(
                language,
                "test",
                "TOEIC",
                score == null ? null : BigDecimal.valueOf(score),
                level,
                LocalDate.of(2026, 5, 5),
                LocalDate.of(2028, 5, 5));
    }

    private static Student student(String status, String intake, LanguageProof... proofs) {
        return new Student(
                new UUID(0, 1),
                "Given",
                "Example",
                LocalDate.of(2005, 5, 5),
                "given@example.org",
                "FR",
                new UUID(0, 2),
                intake,
                "2028",
                status,
                7,
                "0732",
                new BigDecimal("14.00"),
                60,
                null,
                null,
                null,
                List.of(proofs));
    }
}
