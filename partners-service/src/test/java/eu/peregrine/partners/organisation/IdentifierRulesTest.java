package eu.peregrine.partners.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.problem.Violations;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdentifierRulesTest {

    @ParameterizedTest
    @ValueSource(strings = {"042nb2s44", "00f54p054", "052gg0110", "05a28rw58"})
    void knowsTheChecksumOfRealRorIds(String ror) {
        assertThat(found(new Identifiers(null, null, null, ror, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"042nb2s45", "042nb2s54", "024nb2s44"})
    void findsAMistypedRorId(String ror) {
        assertThat(found(new Identifiers(null, null, null, ror, null)))
                .extracting(Violation::code)
                .containsExactly("wrong-checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://ror.org/042nb2s44", "042nb2s4", "04Inb2s44", "142nb2s44", ""})
    void refusesWhatIsNoRorId(String ror) {
        assertThat(found(new Identifiers(null, null, null, ror, null)))
                .extracting(Violation::code)
                .containsExactly("not-a-ror-id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"D  DRESDEN02", "F  PARIS010", "PL WARSZAW01", "UK LONDON015", "IRLDUBLIN01", "LUXLUX-VIL01"})
    void takesPaddedErasmusCodes(String code) {
        assertThat(found(new Identifiers(null, null, code, null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"D DRESDEN02", "DDRESDEN02", "D  DRESDEN2", "D  Dresden02", "D   DRESDEN02", " D DRESDEN02"})
    void refusesErasmusCodesThatAreNotPadded(String code) {
        assertThat(found(new Identifiers(null, null, code, null, null)))
                .extracting(Violation::pointer)
                .containsExactly("/identifiers/erasmusCode");
    }

    @Test
    void showsHowAnErasmusCodeIsPadded() {
        assertThat(found(new Identifiers(null, null, "D DRESDEN02", null, null))
                        .get(0)
                        .detail())
                .contains("\"D  DRESDEN02\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tu-dresden.de", "ox.ac.uk", "mit.edu", "xn--bcher-kva.example"})
    void takesDomains(String schac) {
        assertThat(found(new Identifiers(schac, null, null, null, null))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"TU-Dresden.de", "https://mit.edu", "mit", "-a.de", "a..de", "a.d", "mit.edu."})
    void refusesWhatIsNoDomain(String schac) {
        assertThat(found(new Identifiers(schac, null, null, null, null)))
                .extracting(Violation::code)
                .containsExactly("not-a-domain");
    }

    @Test
    void refusesEveryBadIdentifierAtOnce() {
        assertThat(found(new Identifiers("x", "12345678", "x", "x", "E1020888")))
                .extracting(Violation::pointer)
                .containsExactlyInAnyOrder(
                        "/identifiers/schac",
                        "/identifiers/pic",
                        "/identifiers/oid",
                        "/identifiers/erasmusCode",
                        "/identifiers/ror");
        assertThat(found(new Identifiers(null, "999990946", null, null, "E10208884")))
                .isEmpty();
    }

    private static List<Violation> found(Identifiers identifiers) {
        Violations violations = new Violations();
        IdentifierRules.check(identifiers, violations);
        return violations.all();
    }
}
