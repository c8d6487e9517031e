package eu.peregrine.system;

import static eu.peregrine.system.Partnership.approval;
import static eu.peregrine.system.Partnership.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import eu.peregrine.system.Office.Answer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** {@code docs/partners.md} step by step: each answer that it shows is one that the system gives. */
@Order(1)
class PartnerGuideIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static Partnership partnership;
    private static Office partner;

    private record Received(String headers, JsonNode body) {}

    @BeforeAll
    static void openTheOffice() throws IOException {
        SharedSystem.use();
        partnership = new Partnership("partner-mit.edu");
        partner = partnership.partner();
    }

    @Test
    void itsAnswersAreTheSystems() throws IOException, InterruptedException {
        Guide guide = new Guide("partners.md");
        guide.answer("resource", withoutToken("/.well-known/oauth-protected-resource", null));
        guide.answer("me", ok(partner.get("me")), "id", "roles", "organisation");
        agreements(guide);
        nominations(guide);
        links(guide);
        webhooks(guide);
    }

    private static void agreements(Guide guide) throws IOException {
        String agreement = partnership.proposed(4);
        // Of all that waits, this one.
        String one = "&id=" + agreement.substring(agreement.lastIndexOf('/') + 1);
        JsonNode list = ok(partner.get("agreements?awaiting=" + partner.organisation() + one));
        guide.answer(
                "awaiting", list, "id", "reference", "state", "title", "revision", "contentHash", "awaiting", "href");

        Answer read = partner.get(agreement);
        guide.answer(
                "agreement",
                only(ok(read), "approve", "reject"),
                "id",
                "reference",
                "state",
                "revision",
                "contentHash",
                "conditions",
                "awaiting",
                "actions");

        // The school changes it meanwhile.
        Map<String, Object> less = Map.of(
                "kind",
                "bilateral-exchange",
                "title",
                "Student exchange in civil engineering",
                "parties",
                List.of(SharedSystem.home(), partner.organisation()),
                "conditions",
                List.of(partnership.terms(3)));
        ok(partnership
                .school()
                .put(agreement, less, partnership.school().get(agreement).etag()));
        Answer stale = partner.post(agreement + "/approve", approval(read.body()));
        assertThat(stale.status()).isEqualTo(409);
        guide.answer("stale", stale.body());

        JsonNode again = ok(partner.get(agreement));
        guide.answer(
                "approved",
                ok(partner.post(agreement + "/approve", approval(again))),
                "state",
                "revision",
                "approvals",
                "awaiting");

        String copy = agreement + "/copies/" + partner.organisation();
        Answer present = partner.get(agreement);
        ObjectNode own = JSON.createObjectNode();
        own.put("id", ok(partner.get(copy)).path("id").asText());
        own.set("conditions", ok(present).path("conditions"));
        own.set("contentHash", present.body().path("contentHash"));
        Answer wrong = partner.put(copy, own, present.etag());
        assertThat(wrong.status()).isEqualTo(422);
        guide.answer("hash", wrong.body());
        own.put(
                "contentHash",
                wrong.body().path("detail").asText().replaceFirst("(?s).*recomputes to ([0-9a-f]{64}).*", "$1"));
        guide.answer("copy", ok(partner.put(copy, own, present.etag())));

        JsonNode changes = ok(partner.get(
                "agreements?modifiedSince=" + present.body().path("modifiedAt").asText() + one));
        guide.answer("changes", changes, "id", "state", "modifiedAt", "href");
    }

    private static void nominations(Guide guide) throws IOException {
        String nominated = partnership.nominated(150);
        JsonNode read = ok(partner.get(nominated));
        guide.answer(
                "nomination",
                only(read, "approve", "reject"),
                "id",
                "reference",
                "kind",
                "state",
                "student",
                "sending",
                "period",
                "proposalId",
                "actions");
        Answer stale = partner.post(nominated + "/approve", Map.of("proposalId", UUID.randomUUID()));
        assertThat(stale.status()).isEqualTo(409);
        guide.answer("stale-nomination", stale.body());
        Map<String, Object> same = Map.of("proposalId", read.path("proposalId").asText());
        guide.answer("host-approved", ok(partner.post(nominated + "/approve", same)), "state", "proposalId");
    }

    private static void links(Guide guide) throws IOException, InterruptedException {
        String agreement = partnership.proposed(2);
        JsonNode invitation = ok(partnership
                .school()
                .post(
                        agreement + "/invitations",
                        Map.of(
                                "verb",
                                "approve",
                                "email",
                                "exchange@mit.edu",
                                "organisationId",
                                partner.organisation(),
                                "confirmed",
                                true)));
        guide.answer("invitation", invitation, "verb", "email", "onBehalfOf", "state", "expiresAt", "link");
        String token = invitation.path("link").asText().replaceFirst(".*#partners\\.", "");
        Map<String, Object> body = Map.of("token", token);
        guide.answer("look", withoutToken("/api/v1/agreements/links/look", body));
        guide.answer("act", withoutToken("/api/v1/agreements/links/act", body));
    }

    private static void webhooks(Guide guide) throws IOException {
        Queue<Received> received = new ConcurrentLinkedQueue<>();
        HttpServer hooks = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        hooks.createContext("/hooks", exchange -> {
            String headers = exchange.getRequestHeaders().entrySet().stream()
                    .filter(header -> header.getKey().toLowerCase(Locale.ROOT).startsWith("webhook-"))
                    .map(header -> header.getKey().toLowerCase(Locale.ROOT) + ": "
                            + header.getValue().get(0))
                    .sorted()
                    .reduce((left, right) -> left + "\n" + right)
                    .orElse("");
            received.add(new Received(headers, JSON.readTree(exchange.getRequestBody())));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        hooks.start();
        String subscription = null;
        try {
            String address = "http://127.0.0.1:" + hooks.getAddress().getPort() + "/hooks";
            JsonNode made = ok(partner.post(
                    "subscriptions", Map.of("url", address, "eventTypes", List.of("agreement", "mobility"))));
            subscription = "subscriptions/" + made.path("id").asText();
            guide.answer("subscription", made, "id", "state", "url", "eventTypes", "secret");

            partnership.proposed(1);
            Received proposed = await().atMost(SOON)
                    .until(
                            () -> received.stream()
                                    .filter(one ->
                                            one.body().path("type").asText().equals("agreement.proposed"))
                                    .findFirst()
                                    .orElse(null),
                            one -> one != null);
            guide.lines("message-headers", proposed.headers());
            guide.answer("message", proposed.body());
            String deliveries = "deliveries?subscription=" + made.path("id").asText() + "&type=agreement.proposed";
            await().atMost(SOON)
                    .until(() -> partner.get(deliveries)
                            .body()
                            .at("/items/0/state")
                            .asText()
                            .equals("DELIVERED"));
            guide.answer(
                    "delivery",
                    ok(partner.get(deliveries)),
                    "webhookId",
                    "type",
                    "sequence",
                    "state",
                    "attempts",
                    "lastStatus");
        } finally {
            if (subscription != null) {
                partner.delete(subscription, partner.get(subscription).etag());
            }
            hooks.stop(0);
        }
    }

    /** The same with these actions alone. */
    private static JsonNode only(JsonNode resource, String... verbs) {
        ObjectNode copy = resource.deepCopy();
        ArrayNode actions = JSON.createArrayNode();
        for (JsonNode action : resource.path("actions")) {
            if (List.of(verbs).contains(action.path("verb").asText())) {
                actions.add(action);
            }
        }
        copy.set("actions", actions);
        return copy;
    }

    private static JsonNode withoutToken(String path, Object body) throws IOException, InterruptedException {
        URI address = URI.create(Office.GATEWAY).resolve(path);
        HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Content-Type", "application/json");
        if (body != null) {
            request.POST(BodyPublishers.ofString(JSON.writeValueAsString(body), StandardCharsets.UTF_8));
        }
        var answer = HTTP.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }
}
