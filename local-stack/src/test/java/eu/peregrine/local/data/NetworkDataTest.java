package eu.peregrine.local.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NetworkDataTest {

    private static final String ROR_DIGITS = "0123456789abcdefghjkmnpqrstvwxyz";

    private final NetworkData network = NetworkData.load();

    @Test
    void hasTheHeaderOfTheImport() {
        String text = new String(NetworkData.file("organisations.csv"), StandardCharsets.UTF_8);
        assertThat(text)
                .startsWith("id,kind,name.en,name.fr,country,city,latitude,longitude,website,identifiers.schac,"
                        + "identifiers.erasmusCode,identifiers.ror,home,state,illustrative\n");
    }

    @Test
    void has87PartnersOnAllContinents() {
        assertThat(network.partners()).hasSize(87);
        Set<String> countries =
                network.partners().stream().map(Organisation::country).collect(Collectors.toSet());
        assertThat(countries)
                .hasSizeGreaterThanOrEqualTo(35)
                .contains("US", "CA", "BR", "CL", "ZA", "MA", "SN", "KE", "CN", "JP", "IN", "VN", "AU", "NZ", "DE");
    }

    @Test
    void onlyTheSevenPublishedPartnershipsAreReal() {
        assertThat(network.publishedPartners())
                .extracting(o -> o.name().en())
                .containsExactlyInAnyOrder(
                        "Massachusetts Institute of Technology",
                        "University of California, Berkeley",
                        "University of California, Los Angeles",
                        "Imperial College London",
                        "Politecnico di Milano",
                        "TU Dresden",
                        "Tongji University");
    }

    @Test
    void hasTheSchoolItsNetworksAndADozenFunders() {
        assertThat(network.home().identifiers().schac()).isEqualTo("estp.fr");
        assertThat(network.organisations().stream().filter(Organisation::home)).hasSize(1);
        assertThat(network.networks())
                .extracting(o -> o.name().en())
                .containsExactly("EUR-ACE", "ERASMUS+", "RICS", "UFA", "AUF");
        assertThat(network.funders()).hasSize(12).allMatch(Organisation::illustrative);
        assertThat(network.funders())
                .extracting(Organisation::kind)
                .contains("company", "embassy", "research-institute", "public-funder");
    }

    @Test
    void hasTheLabelsAndMembershipsOfTheSchool() {
        assertThat(network.labels())
                .allMatch(label -> label.organisationId().equals(network.home().id()) && label.illustrative())
                .extracting(OrganisationLabel::label)
                .containsExactly("Erasmus Charter for Higher Education", "EUR-ACE", "Qualité FLE");
        assertThat(network.memberships())
                .allMatch(
                        member -> member.organisationId().equals(network.home().id()) && member.illustrative())
                .extracting(NetworkMembership::networkId)
                .containsExactlyElementsOf(
                        network.networks().stream().map(Organisation::id).toList());
        assertThat(Json.write(network.labels().get(0)))
                .isEqualTo("{\"label\":\"Erasmus Charter for Higher Education\",\"issuer\":\"European Commission\","
                        + "\"validFrom\":\"2021-01-01\",\"validUntil\":\"2027-12-31\"}");
    }

    @Test
    void idsAreUniqueAndOfVersion7() {
        assertThat(network.organisations())
                .hasSize(1 + 87 + 5 + 12)
                .allMatch(o -> o.id().version() == 7 && o.id().variant() == 2);
    }

    @Test
    void namesAndDomainsAreUnique() {
        assertThat(network.organisations()).extracting(o -> o.name().en()).doesNotHaveDuplicates();
        assertThat(network.organisations())
                .map(o -> o.identifiers().schac())
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates();
        assertThat(network.organisations())
                .map(o -> o.identifiers().ror())
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates();
        assertThat(network.organisations())
                .map(o -> o.identifiers().erasmusCode())
                .filteredOn(Objects::nonNull)
                .doesNotHaveDuplicates();
    }

    @Test
    void placesArePlausible() {
        Set<String> countries = Set.of(Locale.getISOCountries());
        assertThat(network.organisations()).allSatisfy(o -> {
            assertThat(countries).contains(o.country());
            assertThat(o.city()).isNotBlank();
            assertThat(o.latitude().abs()).isLessThanOrEqualTo(new BigDecimal("90"));
            assertThat(o.longitude().abs()).isLessThanOrEqualTo(new BigDecimal("180"));
            assertThat(o.latitude().scale()).isEqualTo(4);
            assertThat(o.longitude().scale()).isEqualTo(4);
        });
        assertThat(network.organisations())
                .extracting(o -> o.latitude() + "," + o.longitude())
                .doesNotHaveDuplicates();
    }

    @Test
    void websitesAreSecureAndOnTheOwnDomain() {
        assertThat(network.organisations())
                .allSatisfy(o -> assertThat(URI.create(o.website()).getScheme()).isEqualTo("https"));
        assertThat(network.organisations())
                .filteredOn(o -> o.kind().equals("university"))
                .allSatisfy(o -> assertThat("." + URI.create(o.website()).getHost())
                        .endsWith("." + o.identifiers().schac()));
    }

    @Test
    void erasmusCodesHaveAPaddedCountryACityAndANumber() {
        List<String> codes = network.organisations().stream()
                .map(o -> o.identifiers().erasmusCode())
                .filter(Objects::nonNull)
                .toList();
        assertThat(codes)
                .hasSizeGreaterThan(20)
                .contains("D  DRESDEN02", "I  MILANO02")
                .allMatch(code -> code.matches("([A-Z]  |[A-Z]{2} |[A-Z]{3})[A-Z][A-Z-]*\\d{2,3}"));
    }

    @Test
    void rorIdsHaveTheRightCheckDigits() {
        List<String> ids = network.organisations().stream()
                .map(o -> o.identifiers().ror())
                .filter(Objects::nonNull)
                .toList();
        assertThat(ids).hasSizeGreaterThan(60).allMatch(NetworkDataTest::checksOut);
        assertThat(checksOut("042nb2s45")).isFalse();
        assertThat(checksOut("042nb3s44")).isFalse();
    }

    @Test
    void everyOrganisationIsActive() {
        assertThat(network.organisations()).extracting(Organisation::state).containsOnly("ACTIVE");
    }

    @Test
    void refusesWhatIsNotThere() {
        assertThatThrownBy(() -> NetworkData.file("nothing.csv")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> network.organisation(Dice.id(1, "nobody"))).isInstanceOf(NoSuchElementException.class);
    }

    /** ROR: 0, six digits of Crockford's base 32, and ISO 7064 MOD 97-10 of the number they make. */
    private static boolean checksOut(String ror) {
        if (!ror.matches("0[0-9a-hj-km-np-tv-z]{6}\\d{2}")) {
            return false;
        }
        long number = 0;
        for (char c : ror.substring(0, 7).toCharArray()) {
            number = number * 32 + ROR_DIGITS.indexOf(c);
        }
        return 98 - number * 100 % 97 == Integer.parseInt(ror.substring(7));
    }
}
