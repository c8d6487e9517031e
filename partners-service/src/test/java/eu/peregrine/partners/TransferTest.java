package eu.peregrine.partners;

import static eu.peregrine.partners.World.home;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.studies;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Import and export over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class TransferTest {

    private static final String ORGANISATIONS = "/api/v1/organisations";
    private static final String AGREEMENTS = "/api/v1/agreements";

    @Test
    void importsTheGoodLinesOfAThousandOrNoneAsAsked() {
        String mark = word();
        String csv = thousandLinesWithThreeBadOnes(mark);

        Response none = importCsv(ORGANISATIONS, csv, "atomic=true");
        none.then().statusCode(422).body("detail", containsString("3 of 1000")).body("errors", hasSize(3));
        assertThat(named(mark)).isZero();

        Response dry = importCsv(ORGANISATIONS, csv, "dryRun=true");
        dry.then().statusCode(200).body("accepted", equalTo(997)).body("refused", equalTo(3));
        assertThat(named(mark)).isZero();

        JsonPath report = importCsv(ORGANISATIONS, csv, "dryRun=false")
                .then()
                .statusCode(200)
                .body("lines", equalTo(1000))
                .body("accepted", equalTo(997))
                .body("refused", equalTo(3))
                .extract()
                .jsonPath();
        assertThat(named(mark)).isEqualTo(997);
        assertThat(report.getList("items.findAll { it.problems != null }.line")).containsExactly(10, 500, 1000);
        assertThat(report.getString("items[9].problems[0].pointer")).isEqualTo("/country");
    }

    private static String thousandLinesWithThreeBadOnes(String mark) {
        StringBuilder csv = new StringBuilder("id,kind,name.en,country,city,state\r\n");
        for (int line = 1; line <= 1000; line++) {
            String kind = line == 500 ? "univers" : "university";
            String country = line == 10 ? "XX" : "IT";
            String city = line == 1000 ? "" : "Milano";
            csv.append(Ids.next())
                    .append(',')
                    .append(kind)
                    .append(",Politecnico ")
                    .append(mark)
                    .append(' ');
            csv.append(line)
                    .append(',')
                    .append(country)
                    .append(',')
                    .append(city)
                    .append(",ACTIVE\r\n");
        }
        return csv.toString();
    }

    private static long named(String mark) {
        return officer()
                .queryParam("q", mark)
                .queryParam("count", true)
                .queryParam("limit", 1)
                .get(ORGANISATIONS)
                .jsonPath()
                .getLong("count");
    }

    @Test
    void importsNetworksWithTheirMembersAndLabels() {
        UUID network = Ids.next();
        UUID member = Ids.next();
        Map<String, Object> first = World.organisation("Network " + word());
        first.put("id", network);
        first.put("kind", "network");
        first.put("networkKind", "accreditation");
        first.put("state", "ACTIVE");
        Map<String, Object> second = World.organisation("Member " + word());
        second.put("id", member);
        second.put("state", "SUSPENDED");
        second.put("labels", List.of(Map.of("label", "EUR-ACE", "issuer", "ENAEE", "validFrom", "2024-01-01")));
        second.put("memberships", List.of(Map.of("networkId", network, "start", "2024-01-01")));

        importNdjson(ORGANISATIONS, List.of(first, second))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2));
        officer()
                .get(ORGANISATIONS + "/" + member)
                .then()
                .body("state", equalTo("SUSPENDED"))
                .body("labels", hasSize(1))
                .body("memberships[0].network.id", equalTo(network.toString()));
    }

    @Test
    void aDryRunKnowsTheNetworkThatTheFileItselfBrings() {
        String mark = word();
        UUID network = Ids.next();
        List<Map<String, Object>> lines = new ArrayList<>();
        Map<String, Object> first = World.organisation("Network " + mark);
        first.put("id", network);
        first.put("kind", "network");
        first.put("networkKind", "accreditation");
        lines.add(first);
        for (int i = 0; i < 60; i++) {
            lines.add(member(mark, Ids.next()));
        }
        for (int i = 0; i < 5; i++) {
            lines.add(member(mark, network));
        }

        JsonPath dry = importNdjson(ORGANISATIONS, lines, "dryRun=true")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertThat(named(mark)).isZero();
        JsonPath real = importNdjson(ORGANISATIONS, lines)
                .then()
                .statusCode(200)
                .body("accepted", equalTo(6))
                .extract()
                .jsonPath();
        assertThat(named(mark)).isEqualTo(6);
        for (String same : List.of("accepted", "refused", "items.line", "items.problems", "items.warnings")) {
            assertThat(dry.<Object>get(same)).as(same).isEqualTo(real.get(same));
        }
    }

    private static Map<String, Object> member(String mark, UUID network) {
        Map<String, Object> line = World.organisation("Member " + mark + " " + word());
        line.put("memberships", List.of(Map.of("networkId", network, "start", "2024-01-01")));
        return line;
    }

    @Test
    void importsAgreementsFromPaperAndRefusesAStateThatNothingBearsOut() {
        UUID partner = World.activePartner();
        Map<String, Object> recorded = line(partner);
        recorded.put("recorded", Map.of("state", "IN_FORCE", "signedOn", "1986-03-01", "reason", "Archive"));
        Map<String, Object> draft = line(partner);
        Map<String, Object> unfounded = line(partner);
        unfounded.put("state", "IN_FORCE");

        importNdjson(AGREEMENTS, List.of(recorded, draft, unfounded))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2))
                .body("items[2].problems[0].pointer", equalTo("/state"));
        officer()
                .get(AGREEMENTS + "/" + recorded.get("id"))
                .then()
                .body("state", equalTo("IN_FORCE"))
                .body("basis", equalTo("recorded"));
        officer().get(AGREEMENTS + "/" + draft.get("id")).then().body("state", equalTo("DRAFT"));
    }

    @Test
    void importsAgreementsFromCsv() {
        UUID partner = World.activePartner();
        UUID id = Ids.next();
        String conditions = json(List.of(studies(home(), partner))).replace("\"", "\"\"");
        String csv =
                "id,kind,title,parties,illustrative,conditions,recorded.state,recorded.signedOn,recorded.reason\r\n"
                        + id + ",double-degree,Double degree," + home() + ";" + partner + ",true,\"" + conditions
                        + "\",IN_FORCE,1999-09-01,Archive\r\n";

        importCsv(AGREEMENTS, csv, "atomic=true").then().statusCode(200).body("accepted", equalTo(1));
        officer()
                .get(AGREEMENTS + "/" + id)
                .then()
                .body("kind", equalTo("double-degree"))
                .body("conditions[0].eqfLevels", equalTo(List.of(6, 7)))
                .body("signedOn", equalTo("1999-09-01"));
    }

    @Test
    void exportsWhatAnImportTakes() {
        UUID partner = World.activePartner();
        String id = World.inForce(partner).getString("id");
        String line = export(AGREEMENTS).stream()
                .filter(row -> row.contains(id))
                .findFirst()
                .orElseThrow();
        JsonPath exported = JsonPath.from(line);
        assertThat(exported.getString("state")).isEqualTo("IN_FORCE");
        assertThat(exported.getList("parties")).containsExactly(home().toString(), partner.toString());
        assertThat(exported.getString("recorded.state")).isEqualTo("IN_FORCE");

        // The same agreement under other ids is taken back as it is.
        String other = line.replace(id, Ids.next().toString())
                .replace(exported.getString("reference"), "AGR-1999-" + (1000 + (int) (Math.random() * 100_000)))
                .replace(exported.getString("conditions[0].id"), Ids.next().toString())
                .replace(exported.getString("conditions[1].id"), Ids.next().toString());
        officer()
                .contentType("application/x-ndjson")
                .body(other)
                .post(AGREEMENTS + "/import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1));
        // Its reference is another's by then, whatever its id.
        officer()
                .contentType("application/x-ndjson")
                .body(line.replace(id, Ids.next().toString())
                        .replace(
                                exported.getString("conditions[0].id"),
                                Ids.next().toString())
                        .replace(
                                exported.getString("conditions[1].id"),
                                Ids.next().toString()))
                .post(AGREEMENTS + "/import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(0))
                .body("items[0].problems.code", equalTo(List.of("reference-taken")));
        assertThat(export(ORGANISATIONS)).anyMatch(row -> row.contains(partner.toString()));
        officer()
                .accept("text/csv")
                .get(ORGANISATIONS + "/export")
                .then()
                .statusCode(200)
                .contentType(containsString("text/csv"));
    }

    @Test
    void everyAgreementThatIsNotThereIsToldWhereItIsNamed() {
        Map<String, Object> line = line(World.activePartner());
        line.put("splitFrom", Ids.next());
        importNdjson(AGREEMENTS, List.of(line))
                .then()
                .statusCode(200)
                .body("items[0].problems.pointer", equalTo(List.of("/splitFrom")))
                .body("items[0].problems.code", equalTo(List.of("unknown-agreement")));
        line.put("renews", Ids.next());
        importNdjson(AGREEMENTS, List.of(line))
                .then()
                .statusCode(200)
                .body("items[0].problems.pointer", equalTo(List.of("/renews", "/splitFrom")));
        line.remove("renews");
        line.remove("splitFrom");
        line.put("replacedBy", Ids.next());
        importNdjson(AGREEMENTS, List.of(line))
                .then()
                .statusCode(200)
                .body("items[0].problems.code", equalTo(List.of("not-terminated")));
        line.put("recorded", Map.of("state", "TERMINATED", "reason", "On paper"));
        importNdjson(AGREEMENTS, List.of(line))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[0].warnings.pointer", equalTo(List.of("/replacedBy")));
        officer().get(AGREEMENTS + "/" + line.get("id")).then().statusCode(200).body("replacedBy", nullValue());
    }

    @Test
    void anIdIsTheIdOfOnePartAlone() {
        UUID id = Ids.next();
        Map<String, Object> unit = Map.of("id", id, "kind", "department", "name", Map.of("en", "Structures"));
        Map<String, Object> contact = Map.of("id", id, "role", "head", "name", "Head", "email", "h@example.org");
        Map<String, Object> twice = World.organisation("Twice " + word());
        twice.put("id", Ids.next());
        twice.put("units", List.of(unit, unit));
        twice.put("contacts", List.of(contact, contact));
        Map<String, Object> first = World.organisation("First " + word());
        first.put("id", Ids.next());
        first.put("units", List.of(unit));
        Map<String, Object> second = World.organisation("Second " + word());
        second.put("id", Ids.next());
        second.put("units", List.of(unit));

        importNdjson(ORGANISATIONS, List.of(twice, first, second))
                .then()
                .statusCode(200)
                .body("accepted", equalTo(1))
                .body("items[0].problems.pointer", equalTo(List.of("/units/1/id", "/contacts/1/id")))
                .body("items[2].problems.code", equalTo(List.of("duplicate")));
    }

    private static List<String> export(String collection) {
        return officer()
                .accept("application/x-ndjson")
                .get(collection + "/export")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();
    }

    private static Map<String, Object> line(UUID partner) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("id", Ids.next());
        line.put("kind", "bilateral-exchange");
        line.put("title", "Imported " + word());
        line.put("parties", new ArrayList<>(List.of(home(), partner)));
        line.put("conditions", List.of(studies(home(), partner)));
        return line;
    }

    private static Response importCsv(String collection, String csv, String options) {
        return officer().contentType("text/csv; charset=utf-8").body(csv).post(collection + "/import?" + options);
    }

    private static Response importNdjson(String collection, List<Map<String, Object>> lines) {
        return importNdjson(collection, lines, "");
    }

    private static Response importNdjson(String collection, List<Map<String, Object>> lines, String options) {
        String body = lines.stream().map(World::json).collect(java.util.stream.Collectors.joining("\n"));
        return officer()
                .contentType("application/x-ndjson; charset=utf-8")
                .body(body)
                .post(collection + "/import" + (options.isEmpty() ? "" : "?" + options));
    }
}
