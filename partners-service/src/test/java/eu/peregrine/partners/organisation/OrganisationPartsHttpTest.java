package eu.peregrine.partners.organisation;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.World.word;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestTokens;
import eu.peregrine.partners.World;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Units, contacts, labels, memberships and factsheets over HTTP. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class OrganisationPartsHttpTest {

    private static final String ORGANISATIONS = "/api/v1/organisations/";

    @Test
    void unitsFormATreeAndMoveTheOrganisationsETag() {
        UUID id = World.activePartner();
        String before = etag(id);
        String faculty = addUnit(id, Map.of("kind", "faculty", "name", Map.of("en", "Engineering"), "code", "F1"))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        assertThat(etag(id)).isNotEqualTo(before);
        String laboratory = addUnit(
                        id,
                        Map.of(
                                "kind",
                                "laboratory",
                                "name",
                                Map.of("en", "Hydraulics", "fr", "Hydraulique"),
                                "parentId",
                                faculty))
                .then()
                .statusCode(201)
                .body("parent.name.en", equalTo("Engineering"))
                .extract()
                .path("id");

        addUnit(id, Map.of("kind", "department", "name", Map.of("en", "Twin"), "code", "F1", "parentId", Ids.next()))
                .then()
                .statusCode(422)
                .body("errors.code", containsInAnyOrder("code-taken", "unknown-unit"));
        Map<String, Object> circle =
                Map.of("kind", "faculty", "name", Map.of("en", "Engineering"), "parentId", laboratory);
        change(officer(), id, "/units/" + faculty, circle)
                .then()
                .statusCode(422)
                .body("errors.code", contains("own-ancestor"));
        officer()
                .body(json(circle))
                .put(ORGANISATIONS + id + "/units/" + faculty)
                .then()
                .statusCode(428);
        remove(id, "/units/" + faculty).then().statusCode(409);
        remove(id, "/units/" + laboratory).then().statusCode(204);
        remove(id, "/units/" + laboratory).then().statusCode(404);
        as(TestTokens.student(Ids.next()))
                .get(ORGANISATIONS + id + "/units")
                .then()
                .statusCode(200)
                .body("items.code", contains("F1"));
    }

    @Test
    void contactsArePersonalAndAPartnersOwn() {
        UUID id = World.activePartner();
        UUID other = World.activePartner();
        Map<String, Object> body = Map.of("role", "nominations", "name", "A. Müller", "email", "a@example.org");
        String contact = partner(id)
                .body(json(body))
                .post(ORGANISATIONS + id + "/contacts")
                .then()
                .statusCode(201)
                .extract()
                .path("id");
        officer()
                .get(ORGANISATIONS + id + "/contacts")
                .then()
                .statusCode(200)
                .header("Cache-Control", "private, no-store")
                .body("items.name", contains("A. Müller"));
        partner(other).get(ORGANISATIONS + id + "/contacts").then().statusCode(404);
        partner(other)
                .body(json(body))
                .post(ORGANISATIONS + id + "/contacts")
                .then()
                .statusCode(404);
        as(TestTokens.student(Ids.next()))
                .get(ORGANISATIONS + id + "/contacts")
                .then()
                .statusCode(403);
        officer()
                .body(json(Map.of("role", "head", "name", "Nobody")))
                .post(ORGANISATIONS + id + "/contacts")
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-reachable"));
        officer()
                .body(json(Map.of("role", "head", "name", "Nobody", "email", "no address", "phone", "0351")))
                .post(ORGANISATIONS + id + "/contacts")
                .then()
                .statusCode(400)
                .body("errors.pointer", containsInAnyOrder("/email", "/phone"));
        change(
                        partner(id),
                        id,
                        "/contacts/" + contact,
                        Map.of("role", "head", "name", "A. M.", "phone", "+49 351 463 0"))
                .then()
                .statusCode(200)
                .body("email", nullValue());
        remove(id, "/contacts/" + contact).then().statusCode(204);
        officer().get(ORGANISATIONS + id + "/contacts").then().body("items", empty());
    }

    @Test
    void anOrganisationHasAsManyLabelsAndMembershipsAsAnImportTakes() {
        UUID network = Ids.next();
        Map<String, Object> first = World.organisation("Network " + word());
        first.put("id", network);
        first.put("kind", "network");
        first.put("networkKind", "accreditation");
        first.put("state", "ACTIVE");
        UUID id = Ids.next();
        Map<String, Object> second = World.organisation("Member " + word());
        second.put("id", id);
        second.put("state", "ACTIVE");
        second.put(
                "labels", IntStream.range(0, 50).mapToObj(i -> label(1950 + i)).toList());
        second.put(
                "memberships",
                IntStream.range(0, 50)
                        .mapToObj(i -> membership(network, 1950 + i))
                        .toList());
        officer()
                .contentType("application/x-ndjson")
                .body(json(first) + "\n" + json(second))
                .post(ORGANISATIONS + "import")
                .then()
                .statusCode(200)
                .body("accepted", equalTo(2));

        officer()
                .body(json(label(2010)))
                .post(ORGANISATIONS + id + "/labels")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many"));
        officer()
                .body(json(membership(network, 2010)))
                .post(ORGANISATIONS + id + "/memberships")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/too-many"));
        officer().get(ORGANISATIONS + id).then().body("labels", hasSize(50)).body("memberships", hasSize(50));
    }

    private static Map<String, Object> label(int year) {
        return Map.of("label", "EUR-ACE", "issuer", "ENAEE", "validFrom", year + "-01-01");
    }

    private static Map<String, Object> membership(UUID network, int year) {
        return Map.of("networkId", network, "start", year + "-01-01", "end", year + "-12-31");
    }

    @Test
    void labelsEndAndAreFilteredByToday() {
        UUID id = World.activePartner();
        String label = "Label " + word();
        officer()
                .body(json(Map.of("label", label, "issuer", "ENAEE", "validFrom", "2020-01-01")))
                .post(ORGANISATIONS + id + "/labels")
                .then()
                .statusCode(201);
        assertThat(holders(label)).containsExactly(id.toString());

        String held = officer().get(ORGANISATIONS + id + "/labels").path("items[0].id");
        officer()
                .body(json(Map.of("validUntil", "2019-01-01")))
                .post(ORGANISATIONS + id + "/labels/" + held + "/end")
                .then()
                .statusCode(422);
        officer()
                .body(json(Map.of("validUntil", "2021-12-31")))
                .post(ORGANISATIONS + id + "/labels/" + held + "/end")
                .then()
                .statusCode(200)
                .body("items[0].validUntil", equalTo("2021-12-31"));
        assertThat(holders(label)).isEmpty();
        officer().get(ORGANISATIONS + id + "/labels?validOn=2021-06-01").then().body("items", hasSize(1));
        officer().get(ORGANISATIONS + id + "/labels?validOn=2022-01-01").then().body("items", empty());
        remove(id, "/labels/" + held).then().statusCode(204);
        officer().get(ORGANISATIONS + id + "/labels").then().body("items", empty());
    }

    private static List<String> holders(String label) {
        return officer()
                .queryParam("label", label)
                .get("/api/v1/organisations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.id");
    }

    @Test
    void membershipsHaveDelegatesAndEnd() {
        Map<String, Object> network = World.organisation("Network " + word());
        network.put("kind", "network");
        UUID networkId = World.activePartner(network);
        UUID id = World.activePartner();
        officer()
                .body(json(Map.of("networkId", networkId, "start", "2020-01-01")))
                .post(ORGANISATIONS + id + "/memberships")
                .then()
                .statusCode(201);
        String membership = officer().get(ORGANISATIONS + id + "/memberships").path("items[0].id");
        String contact = officer()
                .body(json(Map.of("role", "other", "name", "Delegate", "email", "d@example.org")))
                .post(ORGANISATIONS + id + "/contacts")
                .path("id");
        String delegates = "/memberships/" + membership + "/delegates";

        change(officer(), id, delegates, Map.of("delegates", List.of(Ids.next())))
                .then()
                .statusCode(422)
                .body("errors.code", contains("not-a-contact"));
        change(partner(id), id, delegates, Map.of("delegates", List.of(contact)))
                .then()
                .statusCode(200)
                .body("items[0].delegates.name", contains("Delegate"));
        remove(id, "/contacts/" + contact).then().statusCode(204);
        officer().get(ORGANISATIONS + id + "/memberships").then().body("items[0].delegates", empty());

        officer()
                .body(json(Map.of(
                        "end", LocalDate.now(ZoneOffset.UTC).minusDays(40).toString())))
                .post(ORGANISATIONS + id + "/memberships/" + membership + "/leave")
                .then()
                .statusCode(200);
        officer()
                .queryParam("network", networkId)
                .get("/api/v1/organisations")
                .then()
                .body("items", empty());
    }

    @Test
    void factsheetsAreKeptByTheOfficeAndThePartnerItself() {
        UUID id = World.activePartner();
        officer().get(ORGANISATIONS + id + "/factsheet").then().statusCode(404);
        change(partner(id), id, "/factsheet", World.factsheet()).then().statusCode(200);
        as(TestTokens.student(Ids.next()))
                .get(ORGANISATIONS + id + "/factsheet")
                .then()
                .statusCode(200)
                .header("ETag", not(nullValue()))
                .body("terms[0].nominationDeadline.date", equalTo("2027-04-30"))
                .body("terms[0].nominationDeadline.zone", equalTo("Europe/Berlin"))
                .body("terms[0].nominationDeadline.instant", equalTo("2027-04-30T22:00:00Z"))
                .body("actions[0].allowed", equalTo(false));
        change(partner(World.activePartner()), id, "/factsheet", World.factsheet())
                .then()
                .statusCode(404);

        Map<String, Object> wrong = World.factsheet();
        wrong.put("zone", "Mars/Olympus");
        wrong.put("visa", Map.of());
        wrong.put(
                "terms",
                List.of(
                        Map.of(
                                "term", "2027/2028-1/2",
                                "period", Map.of("start", "2027-04-01", "end", "2027-09-01"),
                                "nominationDeadline", "2027-05-01",
                                "applicationDeadline", "2027-03-01"),
                        Map.of("term", "2027/2028-1/2"),
                        Map.of("term", "2027/2030-3/2")));
        change(officer(), id, "/factsheet", wrong)
                .then()
                .statusCode(422)
                .body(
                        "errors.code",
                        hasItems(
                                "unknown-zone",
                                "says-nothing",
                                "term-twice",
                                "not-a-term",
                                "application-before-nomination",
                                "deadline-after-term-start"));
        wrong.put("decisionLimitWeeks", 6);
        change(officer(), id, "/factsheet", wrong)
                .then()
                .statusCode(400)
                .body("errors.pointer", contains("/decisionLimitWeeks"));
    }

    @Test
    void aReasonForSuspensionIsAskedForAndShownToTheStaff() {
        UUID id = World.activePartner();
        officer().post(ORGANISATIONS + id + "/suspend").then().statusCode(422);
        officer()
                .header("X-Reason", "Floods")
                .post(ORGANISATIONS + id + "/suspend")
                .then()
                .statusCode(200)
                .body("suspensionReason", equalTo("Floods"));
        partner(id).get(ORGANISATIONS + id).then().statusCode(200).body("suspensionReason", nullValue());
        officer().post(ORGANISATIONS + id + "/activate").then().body("suspensionReason", nullValue());
    }

    static String etag(UUID id) {
        return officer().get(ORGANISATIONS + id).header("ETag");
    }

    private static Response addUnit(UUID id, Map<String, Object> body) {
        return officer().body(json(body)).post(ORGANISATIONS + id + "/units");
    }

    private static Response change(RequestSpecification caller, UUID id, String part, Map<String, Object> body) {
        return caller.header("If-Match", etag(id)).body(json(body)).put(ORGANISATIONS + id + part);
    }

    private static Response remove(UUID id, String part) {
        return officer().header("If-Match", etag(id)).delete(ORGANISATIONS + id + part);
    }
}
