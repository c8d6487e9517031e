package eu.peregrine.scholarships;

import static eu.peregrine.scholarships.Scene.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.TestKafka;
import eu.peregrine.scholarships.Scene.Stay;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** Every event that the service really sends fits its schema under {@code contracts/events}, and has one. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class EventContractTest {

    private static final Path SCHEMAS = Path.of("..", "contracts", "events");
    private static final List<String> KINDS =
            List.of("fund", "call", "application", "award", "instalment", "payment-batch");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonSchema> schemas = new TreeMap<>();

    @Test
    void eventsFitTheirSchemas() throws IOException {
        String fund = play();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(TestKafka.records("fund", UUID.fromString(fund)).stream()
                                .map(TestKafka::type)
                                .toList())
                        .anyMatch(type -> type.contains("payment-failed")));
        Set<String> seen = new TreeSet<>();
        for (String kind : KINDS) {
            for (ConsumerRecord<String, String> event : TestKafka.records(kind)) {
                String type = TestKafka.header(event, "ce_type");
                assertThat(type).startsWith("eu.peregrine." + kind + ".").endsWith(".v1");
                String bare = type.substring("eu.peregrine.".length(), type.length() - ".v1".length());
                check(bare, json.readTree(event.value()));
                seen.add(bare);
            }
        }
        assertThat(seen)
                .contains(
                        "fund.opened",
                        "fund.allocated",
                        "fund.received",
                        "fund.reserved",
                        "fund.committed",
                        "fund.paid",
                        "fund.released",
                        "call.published",
                        "call.ranked",
                        "call.decided",
                        "application.found-eligible",
                        "application.conflict-declared",
                        "application.scored",
                        "application.selected",
                        "application.waitlisted",
                        "award.offered",
                        "award.declined",
                        "award.contracted",
                        "award.payment-started",
                        "award.revoked",
                        "instalment.due",
                        "instalment.held",
                        "instalment.paid",
                        "instalment.failed",
                        "instalment.cancelled",
                        "payment-batch.settled",
                        "payment-batch.rejected");
    }

    private void check(String type, JsonNode payload) throws IOException {
        JsonSchema schema = schemas.get(type);
        if (schema == null) {
            schema = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(json.readTree(Files.readString(SCHEMAS.resolve(type + ".schema.json"))));
            schemas.put(type, schema);
        }
        Set<ValidationMessage> broken = schema.validate(payload);
        assertThat(broken).as("%s: %s", type, payload).isEmpty();
        // Consumers are told of every field: the schemas stay open for what later versions add, so this is asked here.
        List<String> fields = new ArrayList<>();
        payload.fieldNames().forEachRemaining(fields::add);
        List<String> known = new ArrayList<>();
        schema.getSchemaNode().path("properties").fieldNames().forEachRemaining(known::add);
        assertThat(known).as("fields that the schema of %s knows", type).containsAll(fields);
    }

    /** A bit of everything. */
    private String play() {
        String fund = Scene.fund(Scene.funder(), "9000.00", "9000.00");
        List<Stay> stays = List.of(Stay.planned(), Stay.planned(), Stay.planned());
        String call = Scene.openCall(Scene.callDraft(fund, "2000.00", "1000.00"));
        for (int i = 0; i < stays.size(); i++) {
            String application = Scene.eligible(call, stays.get(i));
            Api.reviewer("reviewer-2")
                    .must(200, "/applications/" + application + "/conflict-of-interest", Map.of("reason", "My tutor"));
            Scene.score(application, 20 - i, 10);
        }
        Scene.decide(call);
        String declined = Scene.award(call, stays.get(0)).getString("id");
        Api.student(stays.get(0).student()).must(200, "/awards/" + declined + "/decline", null);
        String award = Scene.contracted(call, stays.get(1));
        String first = Api.officer().must("/awards/" + award).getString("instalments[0].id");
        Api.finance().must(200, "/instalments/" + first + "/hold", Map.of("reason", "Wait"));
        Api.finance().must(200, "/instalments/" + first + "/release", null);
        String refused = batch(fund, first);
        Api.secondFinance().must(200, "/payment-batches/" + refused + "/reject", Map.of("reason", "Wrong day"));
        Api.finance().must(200, "/instalments/" + first + "/release", null);
        String failing = batch(fund, first);
        Api.secondFinance().must(200, "/payment-batches/" + failing + "/approve", null);
        Api.finance()
                .must(
                        200,
                        "/payment-batches/" + failing + "/settle",
                        Scene.map(
                                "paidOn",
                                LocalDate.now().toString(),
                                "failed",
                                List.of(Map.of("instalmentId", first, "reason", "account closed"))));
        Api.finance().must(200, "/instalments/" + first + "/release", null);
        Scene.pay(fund, List.of(first));
        Api.officer().must(200, "/awards/" + award + "/cancel", Map.of("reason", "Left"));
        return fund;
    }

    private static String batch(String fund, String instalment) {
        return Api.finance()
                .must(201, "/payment-batches", Map.of("fundId", fund, "instalments", List.of(instalment)))
                .getString("id");
    }
}
