package eu.peregrine.partners;

import static eu.peregrine.partners.World.agreement;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.organisation;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.partners.agreement.AgreementDraft;
import eu.peregrine.partners.agreement.AgreementLine;
import eu.peregrine.partners.organisation.OrganisationLine;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.io.StringWriter;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;

/** What an export says comes in again as the same, formulas of spreadsheets included. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class RoundTripTest {

    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String AGREEMENTS = "/api/v1/agreements";
    private static final CSVFormat CSV =
            CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get();

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void organisationsComeBackFromCsv() throws IOException {
        UUID id = risky();
        Map<String, String> row = row(ORGANISATIONS, id);
        assertThat(row.get("name.en")).startsWith("'=HYPERLINK");
        assertThat(row.get("name.fr")).startsWith("'+33");
        assertThat(row.get("city")).startsWith("''@");

        UUID copy = Ids.next();
        row.put("id", copy.toString());
        row.put("identifiers.schac", "copy-" + row.get("identifiers.schac"));
        importCsv(ORGANISATIONS, row);
        assertSame(ORGANISATIONS, id, copy, List.of("kind", "name", "country", "city", "state", "website"));
    }

    @Test
    void organisationsComeBackFromNdjson() throws IOException {
        UUID id = risky();
        ObjectNode line = line(ORGANISATIONS, id);
        assertThat(line.at("/name/en").asText()).startsWith("=HYPERLINK");

        UUID copy = Ids.next();
        line.put("id", copy.toString());
        line.withObject("/identifiers")
                .put("schac", "copy-" + line.at("/identifiers/schac").asText());
        importNdjson(ORGANISATIONS, line);
        assertSame(ORGANISATIONS, id, copy, List.of("kind", "name", "country", "city", "state", "website"));
    }

    @Test
    void agreementsComeBackFromCsv() throws IOException {
        UUID id = riskyAgreement();
        Map<String, String> row = row(AGREEMENTS, id);
        assertThat(row.get("title")).startsWith("'-2+3");

        UUID copy = Ids.next();
        row.put("id", copy.toString());
        row.put("reference", "");
        row.put("conditions", withoutIds(json.readTree(row.get("conditions"))).toString());
        importCsv(AGREEMENTS, row);
        assertSame(AGREEMENTS, id, copy, List.of("kind", "title", "state", "signedOn"));
        assertSameConditions(id, copy);
    }

    @Test
    void agreementsComeBackFromNdjson() throws IOException {
        UUID id = riskyAgreement();
        ObjectNode line = line(AGREEMENTS, id);
        UUID copy = Ids.next();
        line.put("id", copy.toString());
        line.remove("reference");
        line.set("conditions", withoutIds(line.get("conditions")));
        importNdjson(AGREEMENTS, line);
        assertSame(AGREEMENTS, id, copy, List.of("kind", "title", "state", "signedOn"));
        assertSameConditions(id, copy);
    }

    @Test
    void agreementsThatWentOnInEachOtherComeBackInTheOrderInWhichTheyLeave() throws IOException {
        UUID partner = World.activePartner();
        String first = World.inForce(partner).getString("id");
        String second = officer()
                .body("{}")
                .post(AGREEMENTS + "/" + first + "/renew")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        JsonPath proposal = officer()
                .post(AGREEMENTS + "/" + second + "/propose")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        World.approve(officer(), proposal).then().statusCode(200);
        World.approve(World.partner(partner), proposal).then().statusCode(200);
        String third = World.inForce(partner).getString("id");
        // The first goes on in its own renewal, and that in the third.
        mergeInto(second, first, partner);
        mergeInto(third, second, partner);

        List<String> all = List.of(first, second, third);
        Map<String, String> renamings = new HashMap<>();
        StringBuilder lines = new StringBuilder();
        for (JsonNode line : export(AGREEMENTS)) {
            if (all.contains(line.path("id").asText())) {
                ((ObjectNode) line).remove("reference");
                renamings.put(line.path("id").asText(), Ids.next().toString());
                line.path("conditions").forEach(condition -> ((ObjectNode) condition).remove("id"));
                lines.append(line).append('\n');
            }
        }
        assertThat(renamings).hasSize(3);
        officer()
                .contentType("application/x-ndjson; charset=utf-8")
                .body(renamed(lines.toString(), renamings))
                .post(AGREEMENTS + "/import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(3));
        officer()
                .get(AGREEMENTS + "/" + renamings.get(first))
                .then()
                .body("state", equalTo("TERMINATED"))
                .body("replacedBy.id", equalTo(renamings.get(second)));
        officer()
                .get(AGREEMENTS + "/" + renamings.get(second))
                .then()
                .body("renews.id", equalTo(renamings.get(first)))
                .body("replacedBy.id", equalTo(renamings.get(third)));
    }

    private static void mergeInto(String target, String source, UUID partner) {
        JsonPath merger = officer()
                .body(json(Map.of("with", List.of(source))))
                .post(AGREEMENTS + "/" + target + "/merge")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        World.approve(officer(), merger).then().statusCode(200);
        World.approve(World.partner(partner), merger).then().statusCode(200);
    }

    @Test
    void anAgreementThatGoesOnInAnotherComesBackBesideIt() throws IOException {
        UUID partner = World.activePartner();
        String target = World.inForce(partner).getString("id");
        String source = World.inForce(partner).getString("id");
        mergeInto(target, source, partner);

        ObjectNode line = line(AGREEMENTS, UUID.fromString(source));
        UUID copy = Ids.next();
        line.put("id", copy.toString());
        line.remove("reference");
        importNdjson(AGREEMENTS, line);
        assertSame(
                AGREEMENTS, UUID.fromString(source), copy, List.of("kind", "title", "state", "signedOn", "replacedBy"));
        assertSameConditions(UUID.fromString(source), copy);
        assertThat(line.path("replacedBy").asText()).isEqualTo(target);
        ObjectNode back = line(AGREEMENTS, copy);
        back.remove("reference");
        assertThat(back).isEqualTo(line);
    }

    @Test
    void whoEndedAnAgreementAndWhenComesBack() throws IOException {
        UUID partner = World.activePartner();
        UUID ended = recordedBy(partner, Map.of("state", "TERMINATED", "endedOn", "2001-06-30"));
        UUID noticed =
                recordedBy(partner, Map.of("state", "IN_FORCE", "endsOn", "2040-09-01", "noticeGivenOn", "2024-05-02"));
        for (UUID id : List.of(ended, noticed)) {
            ObjectNode line = line(AGREEMENTS, id);
            UUID copy = Ids.next();
            line.put("id", copy.toString());
            line.remove("reference");
            line.set("conditions", withoutIds(line.get("conditions")));
            importNdjson(AGREEMENTS, line);
            assertSame(AGREEMENTS, id, copy, List.of("state", "termination", "notice"));
            assertThat(line(AGREEMENTS, copy).get("recorded")).isEqualTo(line.get("recorded"));
        }
        officer().get(AGREEMENTS + "/" + ended).then().body("termination.by.id", equalTo(partner.toString()));
        officer().get(AGREEMENTS + "/" + noticed).then().body("notice.by.id", equalTo(partner.toString()));
        assertThat(line(AGREEMENTS, ended).at("/recorded/endedOn").asText()).isEqualTo("2001-06-30");
    }

    @Test
    void everyPartOfAnOrganisationComesBack() throws IOException {
        UUID id = organisationWithEveryPart();
        ObjectNode line = line(ORGANISATIONS, id);
        assertFilled(line, OrganisationLine.class, "networkKind", "mergedInto");
        ObjectNode copy = (ObjectNode) json.readTree(renamed(line.toString(), renamings(line)));
        importNdjson(ORGANISATIONS, copy);
        assertThat(line(ORGANISATIONS, UUID.fromString(copy.path("id").asText())))
                .isEqualTo(copy);

        Map<String, String> row = row(ORGANISATIONS, id);
        Map<String, String> renamings = renamings(line);
        row.replaceAll((column, cell) -> renamed(cell, renamings));
        importCsv(ORGANISATIONS, row);
        assertThat(row(ORGANISATIONS, UUID.fromString(row.get("id")))).isEqualTo(row);
    }

    @Test
    void everyPartOfAnAgreementComesBack() throws IOException {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        UUID id = Ids.next();
        body.put("id", id);
        body.put("illustrative", true);
        body.put("renews", World.drafted(partner).getString("id"));
        body.put("splitFrom", World.drafted(partner).getString("id"));
        body.put("assignedTo", "officer-" + word());
        Map<String, Object> recorded = new HashMap<>();
        recorded.put("state", "TERMINATION_PROPOSED");
        recorded.put("signedOn", "1994-05-01");
        recorded.put("reason", "The archive says so");
        recorded.put("by", partner);
        recorded.put("endsOn", "2040-09-01");
        recorded.put("noticeGivenOn", "2024-05-02");
        recorded.put("noticeBy", World.home());
        body.put("recorded", recorded);
        importNdjson(AGREEMENTS, (ObjectNode) json.readTree(json(body)));
        ObjectNode line = line(AGREEMENTS, id);
        assertFilled(line, AgreementLine.class, "replacedBy");
        assertFilled(
                (ObjectNode) line.get("recorded"), AgreementDraft.Recorded.class, "documentId", "amendment", "endedOn");
        officer()
                .get(AGREEMENTS + "/" + id)
                .then()
                .body("notice.by.id", equalTo(World.HOME.toString()))
                .body("termination.by.id", equalTo(partner.toString()))
                .body("assignedTo", equalTo(body.get("assignedTo")));

        ObjectNode copy = (ObjectNode) json.readTree(renamed(line.toString(), renamings(line)));
        importNdjson(AGREEMENTS, copy);
        assertThat(line(AGREEMENTS, UUID.fromString(copy.path("id").asText()))).isEqualTo(copy);

        Map<String, String> row = row(AGREEMENTS, id);
        Map<String, String> renamings = renamings(line);
        row.replaceAll((column, cell) -> renamed(cell, renamings));
        importCsv(AGREEMENTS, row);
        assertThat(row(AGREEMENTS, UUID.fromString(row.get("id")))).isEqualTo(row);
    }

    private UUID organisationWithEveryPart() throws IOException {
        Map<String, Object> network = organisation("Network " + word());
        network.put("kind", "network");
        network.put("networkKind", "programme");
        UUID networkId = World.activePartner(network);
        UUID id = Ids.next();
        UUID faculty = Ids.next();
        UUID head = Ids.next();
        Map<String, Object> body = organisation("Whole " + word());
        body.put("id", id);
        body.put("name", Map.of("en", "Whole " + word(), "fr", "Entière"));
        body.put("latitude", 51.028);
        body.put("longitude", 13.73);
        body.put("website", "https://" + word() + ".example/");
        body.put("identifiers", Codes.all());
        body.put("illustrative", true);
        body.put("home", false);
        body.put("state", "SUSPENDED");
        body.put("suspensionReason", "Closed for the time being");
        body.put(
                "labels",
                List.of(Map.of(
                        "label", "EUR-ACE", "issuer", "ENAEE", "validFrom", "2024-01-01", "validUntil", "2030-01-01")));
        body.put(
                "memberships",
                List.of(Map.of(
                        "networkId",
                        networkId,
                        "role",
                        "member",
                        "start",
                        "2024-01-01",
                        "end",
                        "2030-01-01",
                        "delegates",
                        List.of(head))));
        body.put(
                "units",
                List.of(
                        Map.of("id", faculty, "kind", "faculty", "name", Map.of("en", "Engineering"), "code", "ENG"),
                        Map.of(
                                "id",
                                Ids.next(),
                                "kind",
                                "department",
                                "name",
                                Map.of("en", "Soil", "fr", "Sol"),
                                "parentId",
                                faculty)));
        body.put(
                "contacts",
                List.of(Map.of(
                        "id",
                        head,
                        "role",
                        "head",
                        "name",
                        "The head",
                        "email",
                        "head@example.org",
                        "phone",
                        "+49 351 463 0",
                        "unitId",
                        faculty)));
        body.put("factsheet", World.factsheet());
        body.put("assignedTo", "officer-" + word());
        importNdjson(ORGANISATIONS, (ObjectNode) json.readTree(json(body)));
        return id;
    }

    /** Whatever a line can hold is there, so that what it will hold one day is not forgotten here. */
    private static void assertFilled(ObjectNode line, Class<? extends Record> type, String... without) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = component.getName();
            if (!List.of(without).contains(name)) {
                JsonNode value = line.path(name);
                assertThat(value.isMissingNode() || value.isNull() || value.isContainerNode() && value.isEmpty())
                        .as(name)
                        .isFalse();
            }
        }
    }

    /** Another for each text that only one can have: ids, the reference and identifiers. */
    private static Map<String, String> renamings(JsonNode line) {
        Map<String, String> renamings = new HashMap<>();
        renamings.put(line.path("id").asText(), Ids.next().toString());
        for (String parts : List.of("units", "contacts", "conditions")) {
            line.path(parts)
                    .forEach(part ->
                            renamings.put(part.path("id").asText(), Ids.next().toString()));
        }
        if (line.has("reference")) {
            renamings.put(line.path("reference").asText(), "AGR-1998-" + (1000 + (int) (Math.random() * 1_000_000)));
        }
        Codes.all().forEach((kind, code) -> {
            if (line.path("identifiers").has(kind)) {
                renamings.put(line.path("identifiers").path(kind).asText(), code);
            }
        });
        return renamings;
    }

    private static String renamed(String text, Map<String, String> renamings) {
        String renamed = text;
        for (Map.Entry<String, String> renaming : renamings.entrySet()) {
            renamed = renamed.replace(renaming.getKey(), renaming.getValue());
        }
        return renamed;
    }

    private static UUID recordedBy(UUID partner, Map<String, Object> facts) {
        Map<String, Object> body = agreement(partner);
        UUID id = Ids.next();
        body.put("id", id);
        Map<String, Object> recorded = new HashMap<>(facts);
        recorded.put("signedOn", "1994-05-01");
        recorded.put("reason", "The archive says so");
        recorded.put("by", partner);
        body.put("recorded", recorded);
        officer().body(json(body)).post(AGREEMENTS).then().statusCode(201);
        return id;
    }

    /** An active partner whose texts a spreadsheet would run. */
    private static UUID risky() {
        Map<String, Object> body = organisation("=HYPERLINK(\"http://x.example\";\"" + word() + "\")");
        body.put("name", Map.of("en", body.get("name") instanceof Map<?, ?> name ? name.get("en") : "", "fr", "+33 1"));
        body.put("city", "'@Paris, \"XVe\"");
        body.put("website", "https://" + word() + ".example/");
        body.put("identifiers", Map.of("schac", word() + ".example"));
        return World.activePartner(body);
    }

    private static UUID riskyAgreement() {
        UUID partner = World.activePartner();
        Map<String, Object> body = agreement(partner);
        UUID id = Ids.next();
        body.put("id", id);
        body.put("title", "-2+3 places; " + word());
        body.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "1994-05-01", "reason", "@archive"));
        officer().body(json(body)).post(AGREEMENTS).then().statusCode(201);
        return id;
    }

    private static Map<String, String> row(String collection, UUID id) throws IOException {
        String csv = officer()
                .accept("text/csv")
                .get(collection + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString();
        for (CSVRecord record : CSV.parse(new java.io.StringReader(csv))) {
            if (record.get("id").equals(id.toString())) {
                return new LinkedHashMap<>(record.toMap());
            }
        }
        throw new AssertionError("The export lacks " + id);
    }

    private List<JsonNode> export(String collection) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : officer()
                .accept("application/x-ndjson")
                .get(collection + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList()) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private ObjectNode line(String collection, UUID id) throws IOException {
        for (JsonNode read : export(collection)) {
            if (read.path("id").asText().equals(id.toString())) {
                return (ObjectNode) read;
            }
        }
        throw new AssertionError("The export lacks " + id);
    }

    private static void importCsv(String collection, Map<String, String> row) throws IOException {
        StringWriter csv = new StringWriter();
        try (CSVPrinter printer = new CSVPrinter(csv, CSVFormat.RFC4180)) {
            printer.printRecord(row.keySet());
            printer.printRecord(row.values());
        }
        officer()
                .contentType("text/csv; charset=utf-8")
                .body(csv.toString())
                .post(collection + "/import")
                .then()
                .statusCode(200)
                .body("items.problems", equalTo(java.util.Collections.singletonList(null)))
                .body("accepted", equalTo(1));
    }

    private static void importNdjson(String collection, ObjectNode line) {
        officer()
                .contentType("application/x-ndjson; charset=utf-8")
                .body(line.toString())
                .post(collection + "/import")
                .then()
                .statusCode(200)
                .body("items.problems", equalTo(java.util.Collections.singletonList(null)))
                .body("accepted", equalTo(1));
    }

    private static JsonNode withoutIds(JsonNode conditions) {
        conditions.forEach(condition -> ((ObjectNode) condition).remove("id"));
        return conditions;
    }

    private static void assertSame(String collection, UUID first, UUID second, List<String> fields) {
        assertThat(some(collection, second, fields)).isEqualTo(some(collection, first, fields));
    }

    private static Map<String, Object> some(String collection, UUID id, List<String> fields) {
        Map<String, Object> body = officer().get(collection + "/" + id).path("$");
        Map<String, Object> some = new HashMap<>();
        fields.forEach(field -> some.put(field, body.get(field)));
        return some;
    }

    private void assertSameConditions(UUID first, UUID second) throws IOException {
        JsonNode one = json.readTree(officer().get(AGREEMENTS + "/" + first).asString());
        JsonNode other = json.readTree(officer().get(AGREEMENTS + "/" + second).asString());
        assertThat(withoutIds(other.path("conditions"))).isEqualTo(withoutIds(one.path("conditions")));
        assertThat(other.path("contentHash").asText()).hasSize(64);
    }
}
