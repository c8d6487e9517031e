package eu.peregrine.partners.codelist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The counts are those of the published classification. */
class IscedFTest {

    private final Map<String, FieldOfStudy> fields =
            IscedF.all().stream().collect(Collectors.toMap(FieldOfStudy::code, Function.identity()));

    @Test
    void hasElevenBroadTwentyNineNarrowAndEightyDetailedFields() {
        Map<FieldLevel, Long> counts =
                fields.values().stream().collect(Collectors.groupingBy(FieldOfStudy::level, Collectors.counting()));

        assertThat(counts)
                .containsEntry(FieldLevel.BROAD, 11L)
                .containsEntry(FieldLevel.NARROW, 29L)
                .containsEntry(FieldLevel.DETAILED, 80L)
                .containsEntry(FieldLevel.INTER_DISCIPLINARY, 10L)
                .containsEntry(FieldLevel.UNKNOWN, 1L);
    }

    @Test
    void everyFieldIsAPartOfTheOneThatItsCodeBeginsWith() {
        for (FieldOfStudy field : fields.values()) {
            if (field.level() == FieldLevel.BROAD || field.level() == FieldLevel.UNKNOWN) {
                assertThat(field.parent()).as(field.code()).isNull();
            } else {
                assertThat(fields).as(field.code()).containsKey(field.parent());
                assertThat(field.code()).startsWith(field.parent());
            }
        }
    }

    @Test
    void aCodeIsAsLongAsItsLevelAsks() {
        for (FieldOfStudy field : fields.values()) {
            int digits = field.level() == FieldLevel.BROAD ? 2 : field.level() == FieldLevel.NARROW ? 3 : 4;
            assertThat(field.code()).as(field.title().en()).matches("[0-9]{" + digits + "}");
        }
    }

    @Test
    void everyNarrowFieldHasADetailedOneThatIsNumberedFromOne() {
        fields.values().stream()
                .filter(field -> field.level() == FieldLevel.NARROW)
                .forEach(narrow -> {
                    long parts = fields.values().stream()
                            .filter(field -> field.level() == FieldLevel.DETAILED)
                            .filter(field -> field.parent().equals(narrow.code()))
                            .count();
                    assertThat(parts).as(narrow.code()).isPositive();
                    for (int number = 1; number <= parts; number++) {
                        assertThat(fields.get(narrow.code() + number).level()).isEqualTo(FieldLevel.DETAILED);
                    }
                });
    }

    @Test
    void theLastDigitsSayWhatIsNoDetailedField() {
        for (FieldOfStudy field : fields.values()) {
            String tail = field.parent() == null
                    ? ""
                    : field.code().substring(field.parent().length());
            switch (field.level()) {
                case NOT_FURTHER_DEFINED -> assertThat(tail).matches("0{1,2}");
                case NOT_ELSEWHERE_CLASSIFIED -> assertThat(tail).matches("9{1,2}");
                case INTER_DISCIPLINARY -> assertThat(tail).isEqualTo("88");
                default -> assertThat(tail).doesNotMatch("[089]+");
            }
        }
    }

    @Test
    void everyTitleIsThereInBothLanguages() {
        assertThat(fields.values())
                .allSatisfy(field -> assertThat(field.title().en()).isNotBlank())
                .allSatisfy(field -> assertThat(field.title().fr()).isNotBlank());
        assertThat(fields.get("0732").title().en()).isEqualTo("Building and civil engineering");
        assertThat(fields.get("0732").title().fr()).isEqualTo("Bâtiment et génie civil");
    }

    @Test
    void agreementsNameFourDigitsAlone() {
        assertThat(IscedF.isDetailed("0732")).isTrue();
        assertThat(IscedF.isDetailed("0700")).isTrue();
        assertThat(IscedF.isDetailed("073")).isFalse();
        assertThat(IscedF.isDetailed("0733")).isFalse();
        assertThat(IscedF.isDetailed(null)).isFalse();
    }
}
