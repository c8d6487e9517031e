package eu.peregrine.partners.webhook;

import static eu.peregrine.partners.World.json;

import eu.peregrine.local.test.TestKafka;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;

/** What tests of webhooks have in common. */
final class Hooks {

    static final String SUBSCRIPTIONS = "/api/v1/subscriptions";
    static final String DELIVERIES = "/api/v1/deliveries";

    private Hooks() {}

    static Response subscribe(RequestSpecification caller, String url, String... types) {
        return caller.body(json(Map.of("url", url, "eventTypes", List.of(types))))
                .post(SUBSCRIPTIONS);
    }

    static JsonPath subscribed(RequestSpecification caller, String url, String... types) {
        return subscribe(caller, url, types).then().statusCode(201).extract().jsonPath();
    }

    /** Publishes an event as another service would. */
    static UUID send(String type, UUID subject, long sequence, String visibleTo) {
        UUID id = UUID.randomUUID();
        send(id, type, subject, sequence, visibleTo);
        return id;
    }

    static void send(UUID id, String type, UUID subject, long sequence, String visibleTo) {
        String kind = type.substring(0, type.indexOf('.'));
        ProducerRecord<String, String> record = new ProducerRecord<>(
                TestKafka.topic(kind), subject.toString(), json(Map.of("id", subject, "change", Map.of("kind", "x"))));
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("ce_specversion", "1.0");
        headers.put("ce_id", id.toString());
        headers.put("ce_source", "/tests");
        headers.put("ce_type", "eu.peregrine." + type + ".v1");
        headers.put("ce_subject", subject.toString());
        headers.put("ce_time", Instant.now().toString());
        headers.put("ce_sequence", String.format("%019d", sequence));
        headers.put("ce_visibleto", visibleTo);
        headers.forEach((name, value) -> record.headers().add(name, value.getBytes(StandardCharsets.UTF_8)));
        TestKafka.send(record);
    }
}
