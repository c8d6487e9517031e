package eu.peregrine.system;

import static eu.peregrine.system.Partnership.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.local.Ports;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example partner, a process of its own that decides by its rules, and what it makes up for after a day away. */
@Order(1)
class ExamplePartnerIT {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String CLIENT = "partner-polimi.it";
    private static final String HMAC = "HmacSHA256";

    private static Partnership partnership;
    private static Office operations;

    @TempDir
    private Path folder;

    private final int port = Ports.free();
    private Run partner;

    @BeforeAll
    static void openTheOffice() throws IOException, InterruptedException {
        Node.build();
        SharedSystem.use();
        partnership = new Partnership(CLIENT);
        operations = Office.of("operations");
    }

    @AfterEach
    void stop() {
        if (partner != null) {
            partner.close();
        }
        JsonNode mine =
                partnership.partner().get("subscriptions?limit=200").body().path("items");
        for (JsonNode subscription : mine) {
            String path = "subscriptions/" + subscription.path("id").asText();
            partnership.partner().delete(path, partnership.partner().get(path).etag());
        }
    }

    @AfterAll
    static void setTheClocksRight() {
        if (operations != null) {
            moveClocks(Duration.ZERO);
        }
    }

    @Test
    void itDecidesByItsRulesAsSoonAsItIsTold() throws IOException {
        start();
        partner.until("reconciled", SOON);
        assertThat(partner.output()).contains("The rules here", "at most 10 people a year", "at most 366 days");

        String modest = partnership.proposed(4);
        String excessive = partnership.proposed(40);
        String semester = partnership.nominated(150);
        String years = partnership.nominated(500);

        await().atMost(SOON).until(() -> partnership.partnerApproved(modest));
        await().atMost(SOON).until(() -> state(excessive).equals("DRAFT"));
        assertThat(school(excessive).path("rejection").toString()).contains("10 people a year, not to 40");
        await().atMost(SOON).until(() -> state(semester).equals("HOST_APPROVED"));
        await().atMost(SOON).until(() -> state(years).equals("HOST_REJECTED"));
        assertThat(school(years).path("hostComment").asText()).contains("366 days at most");
    }

    @Test
    void itBelievesOnlyWhatIsSignedAndTakesAMessageOnce() throws Exception {
        start();
        partner.until("reconciled", SOON);
        String agreement = partnership.proposed(3);
        String id = id(agreement);
        partner.until("agreement.proposed of " + id + ", sequence 2", SOON);
        await().atMost(SOON).until(() -> partnership.partnerApproved(agreement));
        JsonNode remembered =
                new ObjectMapper().readTree(folder.resolve("state.json").toFile());
        String secret = remembered.path("subscription").path("secret").asText();

        String body = "{\"type\":\"agreement.proposed\",\"timestamp\":\"" + Instant.now() + "\",\"data\":{\"id\":\""
                + UUID.randomUUID() + "\",\"subject\":\"" + id
                + "\",\"kind\":\"agreement\",\"sequence\":2,\"href\":\"/api/v1/agreements/" + id + "\"}}";
        String other = "whsec_" + Base64.getEncoder().encodeToString(new byte[32]);
        assertThat(deliver("forged", body, other, Instant.now())).isEqualTo(401);
        assertThat(deliver("late", body, secret, Instant.now().minusSeconds(3600)))
                .as("signed well, and an hour ago")
                .isEqualTo(401);

        assertThat(deliver("again", body, secret, Instant.now())).isEqualTo(204);
        partner.until("agreement.proposed of " + id + ", sequence 2: old news", SOON);
        assertThat(deliver("again", body, secret, Instant.now())).isEqualTo(204);
        partner.until("agreement.proposed of " + id + ", sequence 2: repeated", SOON);
        assertThat(partnership.partnerApproved(agreement)).isTrue();
    }

    @Test
    void afterADayAwayItCatchesUpAndFollowsAgain() throws IOException, InterruptedException {
        start();
        partner.until("reconciled", SOON);
        String amended = partnership.proposed(4);
        partnership.schoolApproves(amended);
        await().atMost(SOON).until(() -> state(amended).equals("IN_FORCE"));
        partner.close();

        String first = partnership.proposed(5);
        ok(partnership.school().post(amended + "/amend", Map.of("conditions", conditions(amended, 6))));
        partnership.schoolApproves(amended);
        String changed = partnership.proposed(40);
        String nominated = partnership.nominated(120);
        moveClocks(Duration.ofDays(1));
        Map<String, Object> less = Map.of(
                "kind",
                "bilateral-exchange",
                "title",
                "Student exchange in civil engineering, smaller",
                "parties",
                List.of(SharedSystem.home(), partnership.partner().organisation()),
                "conditions",
                conditions(changed, 7));
        ok(partnership
                .school()
                .put(changed, less, partnership.school().get(changed).etag()));
        String later = partnership.proposed(2);

        start();
        partner.until("goes on with subscription", SOON);
        for (String agreement : List.of(first, changed, later)) {
            await().atMost(SOON).until(() -> partnership.partnerApproved(agreement));
        }
        await().atMost(SOON).until(() -> school(amended).path("mutualRevision").asInt() == 2);
        assertThat(state(amended)).isEqualTo("IN_FORCE");
        await().atMost(SOON).until(() -> state(nominated).equals("HOST_APPROVED"));

        String afterwards = partnership.proposed(1);
        partner.until("agreement.proposed of " + id(afterwards), SOON);
        await().atMost(SOON).until(() -> partnership.partnerApproved(afterwards));
        assertThat(partner.output()).doesNotContain("left to people,", "could not");
    }

    @Test
    void whatNoMessageToldIsReconciledAndADisabledSubscriptionIsTakenUpAgain() throws IOException {
        start();
        partner.until("reconciled", SOON);
        partner.close();

        // As after days of failures, nothing is kept for it from now on.
        String subscription = "subscriptions/"
                + partnership
                        .partner()
                        .get("subscriptions")
                        .body()
                        .at("/items/0/id")
                        .asText();
        ok(partnership.school().post(subscription + "/disable", null));
        String agreement = partnership.proposed(3);
        String nominated = partnership.nominated(90);

        start();
        await().atMost(SOON).until(() -> partnership.partnerApproved(agreement));
        await().atMost(SOON).until(() -> state(nominated).equals("HOST_APPROVED"));
        assertThat(partner.output()).doesNotContain("proposed of " + id(agreement), "nominated of " + id(nominated));

        String afterwards = partnership.proposed(1);
        partner.until("agreement.proposed of " + id(afterwards), SOON);
        await().atMost(SOON).until(() -> partnership.partnerApproved(afterwards));
    }

    /** The clocks of all services, which are not to be had through the gateway. */
    private static void moveClocks(Duration offset) {
        for (int service : new int[] {8081, 8082, 8083}) {
            ok(operations.post(
                    "http://localhost:" + service + "/operations/clock", Map.of("offset", offset.toString())));
        }
    }

    /** It reconciles when it starts and then not for an hour, so that what comes at once came by a message. */
    private void start() throws IOException {
        partner = Node.start(
                Node.CLIENTS.resolve("example-partner"),
                Map.of(
                        "PEREGRINE_GATEWAY",
                        Office.GATEWAY.replace("/api/v1/", ""),
                        "PARTNER_CLIENT",
                        CLIENT,
                        "PARTNER_SECRET",
                        CLIENT + "-secret",
                        "PARTNER_PORT",
                        String.valueOf(port),
                        "PARTNER_STATE",
                        folder.resolve("state.json").toString(),
                        "PARTNER_RECONCILE_SECONDS",
                        "3600"),
                "node",
                "dist/partner.js");
    }

    private int deliver(String id, String body, String secret, Instant at)
            throws IOException, InterruptedException, GeneralSecurityException {
        Mac mac = Mac.getInstance(HMAC);
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), HMAC));
        String signed = id + "." + at.getEpochSecond() + "." + body;
        String signature = Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        HttpRequest message = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/hooks"))
                .header("Content-Type", "application/json")
                .header("webhook-id", id)
                .header("webhook-timestamp", String.valueOf(at.getEpochSecond()))
                .header("webhook-signature", "v1," + signature)
                .POST(BodyPublishers.ofString(body))
                .build();
        return HttpClient.newHttpClient()
                .send(message, BodyHandlers.discarding())
                .statusCode();
    }

    /** The conditions of an agreement, with another number of students and the same ids. */
    private static List<Map<String, Object>> conditions(String agreement, int seats) {
        Map<String, Object> condition = new HashMap<>(partnership.terms(seats));
        condition.put(
                "id", school(agreement).path("conditions").path(0).path("id").asText());
        return List.of(condition);
    }

    private static String id(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static JsonNode school(String path) {
        return partnership.school().get(path).body();
    }

    private static String state(String path) {
        return school(path).path("state").asText();
    }
}
