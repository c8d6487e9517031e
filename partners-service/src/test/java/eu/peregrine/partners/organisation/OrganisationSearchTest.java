package eu.peregrine.partners.organisation;

import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.Codes;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OrganisationSearchTest {

    /** No other word is made of these letters, so that what is found is found for this one's sake. */
    private final String word = World.word();

    @Test
    void forgivesOneLetterInAWord() {
        UUID id = named("Politecnico di " + word);
        String dropped = word.substring(0, 5) + word.substring(6);
        String doubled = word.substring(0, 5) + word.charAt(4) + word.substring(5);
        String replaced = word.substring(0, 5) + (word.charAt(5) == 'x' ? 'z' : 'x') + word.substring(6);
        String transposed = word.substring(0, 5) + word.charAt(6) + word.charAt(5) + word.substring(7);
        for (String typo : List.of(dropped, doubled, replaced, transposed)) {
            assertThat(found(typo)).as(typo).containsExactly(id);
            assertThat(found("Politecnico di " + typo)).as(typo).containsExactly(id);
            assertThat(found("Politecncio di " + typo)).as(typo).containsExactly(id);
        }
    }

    @Test
    void forgivesALetterInShortNames() {
        UUID milan = named("Politecnico di Milano " + word);
        UUID berkeley = named("Berkeley University " + word);
        for (String query : List.of("Politecnico di Mialno", "Politecnico di Milno", "Politecnico di Millano")) {
            assertThat(found(query + " " + word)).as(query).containsExactly(milan);
        }
        for (String query : List.of("Berkeyl", "Berkley", "Univesrity Berk", "UC Berkeley")) {
            assertThat(found(query + " " + word)).as(query).containsExactly(berkeley);
        }
    }

    @Test
    void doesNotMindAccentsAndCase() {
        UUID id = named("École supérieure de génie civil " + word);
        for (String query : List.of("ecole superieure", "ÉCOLE GÉNIE", "Ecole supérieur", "e\u0301cole")) {
            assertThat(found(query + " " + word.toUpperCase(java.util.Locale.ROOT)))
                    .as(query)
                    .containsExactly(id);
        }
    }

    @Test
    void findsByTheBeginningAndByAPart() {
        UUID id = named("University of " + word);
        for (int letters : new int[] {8, 10, 13}) {
            assertThat(found(word.substring(0, letters))).containsExactly(id);
            assertThat(found(word.substring(14 - letters))).containsExactly(id);
        }
    }

    @Test
    void findsByTheOtherLanguagesNameTheCityAndIdentifiers() {
        String french = World.word();
        String city = World.word();
        String schac = World.word();
        Map<String, Object> body = organisation("Dresden " + word);
        body.put("name", Map.of("en", "Dresden " + word, "fr", "Université de " + french));
        body.put("city", city);
        body.put("identifiers", Map.of("schac", schac + ".example"));
        UUID id = World.activePartner(body);
        for (String query : List.of(word, french, city, schac, "universite " + french, french + " " + city)) {
            assertThat(found(query)).as(query).containsExactly(id);
        }
    }

    @Test
    void findsByEachIdentifier() {
        Map<String, String> identifiers = Codes.all();
        Map<String, Object> body = organisation("Identified " + word);
        body.put("identifiers", identifiers);
        UUID id = World.activePartner(body);
        identifiers.forEach(
                (kind, identifier) -> assertThat(found(identifier)).as(kind).containsExactly(id));
        assertThat(found(identifiers.get("pic").substring(0, 8))).contains(id);
    }

    @Test
    void findsOnlyWhatHasEveryWord() {
        UUID id = named("Technical University of " + word);
        named("Technical University of " + World.word());
        named("University " + World.word());
        assertThat(found("Technical University " + word)).containsExactly(id);
        assertThat(found("Technical University of " + word + " " + World.word()))
                .isEmpty();
    }

    @Test
    void putsTheExactBeforeTheNearPageByPage() {
        String near = word.substring(0, 5) + (word.charAt(5) == 'x' ? 'z' : 'x') + word.substring(6);
        UUID typo = named(near);
        UUID within = named("The a" + word);
        UUID later = named("The " + word);
        UUID longer = named(word + "ingen");
        UUID exact = named(word);
        assertThat(found(word)).containsExactly(exact, longer, later, within, typo);

        List<UUID> walked = new ArrayList<>();
        String next = "/api/v1/organisations?limit=1&q=" + word;
        while (next != null) {
            JsonPath page = officer()
                    .urlEncodingEnabled(false)
                    .get(next)
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            page.getList("items.id", String.class).stream()
                    .map(UUID::fromString)
                    .forEach(walked::add);
            next = page.getString("next");
        }
        assertThat(walked).containsExactly(exact, longer, later, within, typo);
    }

    @Test
    void takesWhateverIsTyped() {
        named("Institute " + word);
        for (String query : List.of("%", "_", "\\", "'", "a", "di", "di %", "((", "l'\u00c9", "\u540c\u6d4e")) {
            assertThat(officer()
                            .queryParam("q", query)
                            .get("/api/v1/organisations")
                            .statusCode())
                    .as(query)
                    .isEqualTo(200);
        }
        assertThat(found("% " + word.substring(0, 6) + "%")).hasSize(1);
        assertThat(found("x".repeat(200))).isEmpty();
    }

    private static UUID named(String name) {
        return World.activePartner(organisation(name));
    }

    private static List<UUID> found(String query) {
        return officer()
                .queryParam("q", query)
                .get("/api/v1/organisations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", String.class)
                .stream()
                .map(UUID::fromString)
                .toList();
    }
}
