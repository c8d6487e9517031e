package eu.peregrine.scholarships.call;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReleaseConditionTest {

    private static final LocalDate START = LocalDate.of(2027, 2, 15);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contract-signed",
                "days-before-start(30)",
                "arrival-attested",
                "departure-attested",
                "transcript-received",
                "participant-report"
            })
    void isTheWordItWasReadFrom(String word) {
        assertThat(ReleaseCondition.of(word).word()).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "signed",
                "days-before-start",
                "days-before-start(366)",
                "contract-signed(3)",
                "CONTRACT_SIGNED"
            })
    void isNothingElse(String word) {
        assertThatThrownBy(() -> ReleaseCondition.of(word)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingIsDueBeforeTheContract() {
        ReleaseFacts everything = new ReleaseFacts(false, true, true, true, true, START, START);
        for (ReleaseTrigger trigger : ReleaseTrigger.values()) {
            Integer days = trigger == ReleaseTrigger.DAYS_BEFORE_START ? Integer.valueOf(10) : null;
            assertThat(new ReleaseCondition(trigger, days).isMet(everything)).isFalse();
        }
    }

    @Test
    void daysBeforeTheStartCountFromTheirDayOn() {
        ReleaseCondition condition = ReleaseCondition.of("days-before-start(30)");
        assertThat(condition.isMet(on(START.minusDays(31)))).isFalse();
        assertThat(condition.isMet(on(START.minusDays(30)))).isTrue();
        assertThat(condition.isMet(on(START.plusDays(5)))).isTrue();
    }

    private static ReleaseFacts on(LocalDate today) {
        return new ReleaseFacts(true, false, false, false, false, START, today);
    }
}
