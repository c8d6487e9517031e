package eu.peregrine.partners.mobility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eu.peregrine.kit.problem.ProblemException;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcademicYearSpanTest {

    private static final LocalDate AUGUST = LocalDate.of(2026, 8, 31);
    private static final LocalDate SEPTEMBER = LocalDate.of(2026, 9, 1);

    @Test
    void beginsOnTheFirstOfSeptember() {
        assertThat(AcademicYearSpan.at(AUGUST)).isEqualTo("2025/2026");
        assertThat(AcademicYearSpan.at(SEPTEMBER)).isEqualTo("2026/2027");
    }

    @Test
    void endsAheadOfTodayWhenNothingIsAskedFor() {
        AcademicYearSpan span = AcademicYearSpan.of(null, null, SEPTEMBER, 1, 3);
        assertThat(span).isEqualTo(new AcademicYearSpan("2025/2026", "2027/2028"));
        assertThat(span.years()).containsExactly("2025/2026", "2026/2027", "2027/2028");
        assertThat(AcademicYearSpan.of("2030/2031", null, SEPTEMBER, 1, 3).to()).isEqualTo("2030/2031");
        assertThat(AcademicYearSpan.of(null, "2000/2001", SEPTEMBER, 1, 3).from())
                .isEqualTo("1998/1999");
    }

    @Test
    void holdsTheSouthernFormOfItsYearsToo() {
        AcademicYearSpan span = AcademicYearSpan.of("2026/2027", "2026/2027", SEPTEMBER, 0, 1);
        assertThat("2026/2026").isBetween(span.lower(), span.upper());
        assertThat("2025/2026").isLessThan(span.lower());
        assertThat("2027/2027").isGreaterThan(span.upper());
        assertThat(AcademicYearSpan.of("2026/2026", "2026/2026", SEPTEMBER, 0, 1)
                        .lower())
                .isEqualTo("2026");
    }

    @ParameterizedTest
    @CsvSource({"2026,", "2026/2028,", "2026/2025,", "1826/1827,", "2027/2028,2026/2027", "1950/1951,2026/2027", ",x"})
    void refusesWhatIsNone(String from, String to) {
        assertThatThrownBy(() -> AcademicYearSpan.of(from, to, SEPTEMBER, 1, 3))
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(400));
    }

    @Property
    void knowsItsYearsByTheirBounds(
            @ForAll @IntRange(min = 1950, max = 2060) int first, @ForAll @IntRange(max = 30) int more) {
        String from = first + "/" + (first + 1);
        String to = first + more + "/" + (first + more + 1);
        AcademicYearSpan span = AcademicYearSpan.of(from, to, SEPTEMBER, 1, 3);
        assertThat(span.years())
                .hasSize(more + 1)
                .allMatch(year -> year.compareTo(span.lower()) >= 0 && year.compareTo(span.upper()) < 0);
    }
}
