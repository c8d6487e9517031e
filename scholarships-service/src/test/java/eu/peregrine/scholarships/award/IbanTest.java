package eu.peregrine.scholarships.award;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IbanTest {

    private static final String FRENCH = "FR1420041010050500013M02606";

    // The examples of the IBAN registry.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "FR14 2004 1010 0505 0001 3M02 606",
                "DE89370400440532013000",
                "gb29 nwbk 6016 1331 9268 19",
                "BE68539007547034",
                "NO9386011117947",
                "MT84MALT011000012345MTLCAST001S",
                "BR9700360305000010009795493P1"
            })
    void takesRealOnes(String iban) {
        assertThat(Iban.of(iban)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "FR15 2004 1010 0505 0001 3M02 606",
                "FR14 2004 1010 0505 0001 3M02 60",
                "DE8937040044053201300",
                "1234567890123456",
                "FR14-2004-1010-0505-0001-3M02-606"
            })
    void refusesWrongOnes(String iban) {
        assertThat(Iban.of(iban)).isEmpty();
    }

    @Property
    void noticesEveryChangedDigit(
            @ForAll @IntRange(min = 2, max = 26) int place, @ForAll @IntRange(max = 9) int digit) {
        char old = FRENCH.charAt(place);
        String changed = FRENCH.substring(0, place) + digit + FRENCH.substring(place + 1);
        assertThat(Iban.of(changed).isPresent()).isEqualTo(old == (char) ('0' + digit));
    }

    @Property
    void noticesSwappedNeighbours(@ForAll @IntRange(min = 4, max = 25) int place) {
        String swapped = FRENCH.substring(0, place)
                + FRENCH.charAt(place + 1)
                + FRENCH.charAt(place)
                + FRENCH.substring(place + 2);
        assertThat(Iban.of(swapped).isPresent()).isEqualTo(swapped.equals(FRENCH));
    }

    @ParameterizedTest
    @ValueSource(strings = FRENCH)
    void neverPrintsItselfWhole(String iban) {
        assertThat(Iban.of(iban).orElseThrow()).hasToString("FR14*******************2606");
    }
}
