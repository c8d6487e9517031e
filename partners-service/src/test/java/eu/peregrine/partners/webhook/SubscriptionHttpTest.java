package eu.peregrine.partners.webhook;

import static eu.peregrine.partners.World.as;
import static eu.peregrine.partners.World.json;
import static eu.peregrine.partners.World.officer;
import static eu.peregrine.partners.World.partner;
import static eu.peregrine.partners.webhook.Hooks.DELIVERIES;
import static eu.peregrine.partners.webhook.Hooks.SUBSCRIPTIONS;
import static eu.peregrine.partners.webhook.Hooks.subscribe;
import static eu.peregrine.partners.webhook.Hooks.subscribed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestPostgres;
import eu.peregrine.local.test.TestTokens;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Subscriptions as their owners, and others, deal with them. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class SubscriptionHttpTest {

    private static final String URL = "https://hooks.example.edu/peregrine";

    private final UUID partner = Ids.next();

    @Test
    void showsTheSecretOnceAndKeepsItEncrypted() throws SQLException {
        String body = json(Map.of("url", URL, "eventTypes", List.of("agreement", "*"), "description", "Ours"));
        String key = UUID.randomUUID().toString();
        JsonPath created = partner(partner)
                .header("Idempotency-Key", key)
                .body(body)
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .header("ETag", notNullValue())
                .body("state", equalTo("ACTIVE"))
                .body("eventTypes", equalTo(List.of("*", "agreement")))
                .body("organisation.id", equalTo(partner.toString()))
                .body("secret", startsWith("whsec_"))
                .body("failures", equalTo(0))
                .extract()
                .jsonPath();
        partner(partner)
                .header("Idempotency-Key", key)
                .body(body)
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(201)
                .header("Idempotency-Replayed", "true")
                .body("id", equalTo(created.getString("id")))
                .body("secret", nullValue());
        partner(partner)
                .get(SUBSCRIPTIONS + "/" + created.getString("id"))
                .then()
                .statusCode(200)
                .body("secret", nullValue());
        String secret = created.getString("secret").substring("whsec_".length());
        try (Connection database = TestPostgres.asOwner();
                PreparedStatement select = database.prepareStatement(
                        "select (select string_agg(s::text, ' ') from subscription s) || ' ' ||"
                                + " (select string_agg(convert_from(body, 'UTF8'), ' ') from idempotency_key)");
                ResultSet row = select.executeQuery()) {
            row.next();
            assertThat(row.getString(1)).contains(created.getString("id")).doesNotContain(secret);
        }
    }

    @Test
    void saysAllThatIsWrongAtOnce() {
        subscribe(partner(partner), "http://user@10.0.0.1/#x", "nonsense.created", "agreement")
                .then()
                .statusCode(422)
                .body(
                        "errors.code",
                        containsInAnyOrder("user-info", "fragment", "not-a-domain", "not-https", "unknown-kind"));
        for (String url : List.of(
                "https://127.0.0.2/", "https://10.0.0.1/", "https://[::1]/", "https://localhost/", "http://[::1]/")) {
            subscribe(partner(partner), url, "*").then().statusCode(422).body("errors[0].pointer", equalTo("/url"));
        }
        subscribe(partner(partner), URL, "Not A Type").then().statusCode(400);
        partner(partner)
                .body(json(Map.of("url", URL, "eventTypes", List.of())))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(400);
        as(TestTokens.of("partner"))
                .body(json(Map.of("url", URL, "eventTypes", List.of("*"))))
                .post(SUBSCRIPTIONS)
                .then()
                .statusCode(403);
    }

    @Test
    void isItsOwnersAlone() {
        String id = subscribed(partner(partner), URL, "*").getString("id");
        String path = SUBSCRIPTIONS + "/" + id;
        UUID stranger = Ids.next();
        String coordinator = TestTokens.of("coordinator");

        for (String token : List.of(TestTokens.partner(stranger), coordinator)) {
            as(token).get(path).then().statusCode(404);
            as(token).post(path + "/disable").then().statusCode(404);
            as(token).post(path + "/rotate-secret").then().statusCode(404);
            as(token).post(path + "/test").then().statusCode(404);
            as(token).header("If-Match", "*").delete(path).then().statusCode(404);
        }
        partner(stranger).get(SUBSCRIPTIONS).then().body("items", hasSize(0));
        partner(partner).get(SUBSCRIPTIONS).then().body("items.id", equalTo(List.of(id)));
        as(TestTokens.of("auditor")).get(path).then().statusCode(200);
        as(TestTokens.of("auditor"))
                .queryParam("organisation", partner)
                .get(SUBSCRIPTIONS)
                .then()
                .body("items", hasSize(1));

        officer().post(path + "/rotate-secret").then().statusCode(403);
        officer().post(path + "/disable").then().statusCode(200).body("disabledReason", equalTo("by-office"));
        officer().get(path + "/audit").then().body("items.verb", equalTo(List.of("created", "disabled")));
    }

    @Test
    void aDeliveryIsItsOwnersAlone() {
        String id = subscribed(partner(partner), URL, "*").getString("id");
        String ping = partner(partner)
                .post(SUBSCRIPTIONS + "/" + id + "/test")
                .then()
                .statusCode(202)
                .extract()
                .path("id");
        UUID stranger = Ids.next();
        partner(stranger).get(DELIVERIES + "/" + ping).then().statusCode(404);
        partner(stranger).post(DELIVERIES + "/" + ping + "/retry").then().statusCode(404);
        partner(stranger).get(DELIVERIES).then().body("items", hasSize(0));
        officer().get(DELIVERIES + "/" + ping).then().statusCode(200);
        partner(partner)
                .queryParam("subscription", id)
                .queryParam("type", "ping")
                .queryParam("since", Instant.now().minus(Duration.ofHours(1)).toString())
                .queryParam("count", true)
                .get(DELIVERIES)
                .then()
                .statusCode(200)
                .body("items.id", equalTo(List.of(ping)))
                .body("count", equalTo(1))
                .body("items[0].subscription.id", equalTo(id))
                .body("items[0].attemptLog", nullValue());
    }

    @Test
    void isEditedPausedAndDeleted() {
        String path =
                SUBSCRIPTIONS + "/" + subscribed(partner(partner), URL, "*").getString("id");
        String changed = json(Map.of("url", URL + "/2", "eventTypes", List.of("mobility.planned")));
        partner(partner).body(changed).put(path).then().statusCode(428);
        partner(partner)
                .header("If-Match", partner(partner).get(path).header("ETag"))
                .body(changed)
                .put(path)
                .then()
                .statusCode(200)
                .body("url", equalTo(URL + "/2"))
                .body("eventTypes", equalTo(List.of("mobility.planned")));
        partner(partner)
                .post(path + "/disable")
                .then()
                .statusCode(200)
                .body("state", equalTo("DISABLED"))
                .body("disabledAt", notNullValue())
                .body("actions.findAll { it.allowed }.verb", equalTo(List.of("enable", "rotate-secret")));
        partner(partner).post(path + "/disable").then().statusCode(409);
        partner(partner).post(path + "/test").then().statusCode(409);
        partner(partner)
                .queryParam("state", "DISABLED")
                .get(SUBSCRIPTIONS)
                .then()
                .body("items", hasSize(1));
        partner(partner)
                .post(path + "/enable")
                .then()
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("disabledReason", nullValue());
        partner(partner).post(path + "/enable").then().statusCode(409);
        partner(partner).delete(path).then().statusCode(428);
        partner(partner)
                .header("If-Match", partner(partner).get(path).header("ETag"))
                .delete(path)
                .then()
                .statusCode(204);
        partner(partner).get(path).then().statusCode(404);
    }

    @Test
    void aReplayGoesBackNoFurtherThanTheLogIsKept() {
        String path =
                SUBSCRIPTIONS + "/" + subscribed(partner(partner), URL, "*").getString("id");
        for (Instant from :
                List.of(Instant.now().minus(Duration.ofDays(31)), Instant.now().plus(Duration.ofMinutes(5)))) {
            partner(partner)
                    .body(json(Map.of("from", from.toString())))
                    .post(path + "/replay")
                    .then()
                    .statusCode(422)
                    .body("errors[0].pointer", equalTo("/from"));
        }
        partner(partner).body("{}").post(path + "/replay").then().statusCode(400);
        partner(partner).get(path).then().body("replay", nullValue()).body("id", not(equalTo("")));
    }
}
