package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.peregrine.local.data.Agreement;
import eu.peregrine.local.data.NetworkData;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The partner network, and its agreements from draft to force. */
final class NetworkAct {

    private static final byte[] PAPER = """
            %PDF-1.4
            1 0 obj
            << /Type /Catalog /Pages 2 0 R >>
            endobj
            2 0 obj
            << /Type /Pages /Kids [] /Count 0 >>
            endobj
            trailer
            << /Root 1 0 R >>
            %%EOF
            """.getBytes(StandardCharsets.US_ASCII);

    private final Stage stage;

    NetworkAct(Stage stage) {
        this.stage = stage;
    }

    void play() {
        Api api = stage.api;
        JsonNode imported =
                api.load(stage.office(), "organisations/import", NetworkData.file("organisations.csv"), "text/csv");
        stage.network
                .labels()
                .forEach(label ->
                        api.post(stage.office(), "organisations/" + label.organisationId() + "/labels", label));
        stage.network
                .memberships()
                .forEach(membership -> api.post(
                        stage.office(), "organisations/" + membership.organisationId() + "/memberships", membership));
        stage.say(
                "network imported: %d organisations, %d labels, %d memberships of the school",
                imported.path("accepted").asInt(),
                stage.network.labels().size(),
                stage.network.memberships().size());

        List<Agreement> agreements = stage.illustration.agreements();
        stage.each(agreements, agreement -> {
            if (agreement.fromPaper()) {
                fromPaper(agreement);
            } else {
                negotiate(agreement);
            }
        });
        long paper = agreements.stream().filter(Agreement::fromPaper).count();
        stage.say(
                "agreements in force: %d, %d approved by both parties' own tokens, %d recorded from paper",
                agreements.size(), agreements.size() - paper, paper);
        amend(agreements.stream()
                .filter(agreement -> !agreement.fromPaper())
                .findFirst()
                .orElseThrow());
        map();
    }

    /** One side changes what is in force; the difference is shown, both approve, and the new revision is in force. */
    private void amend(Agreement agreement) {
        Api api = stage.api;
        String path = "agreements/" + agreement.id();
        JsonNode before = api.get(stage.office(), path);
        ArrayNode conditions = before.path("conditions").deepCopy();
        ((ObjectNode) conditions.get(0)).put("otherTerms", "Housing is offered on campus (illustrative).");
        JsonNode amended = api.post(
                stage.office(),
                path + "/amend",
                Map.of("title", agreement.title() + ", with housing", "conditions", conditions));
        stage.say(
                "amendment of %s proposed; until both approve, revision %d stays in force. Its differences:",
                before.path("reference").asText(), before.path("revision").asInt());
        JsonNode diff = api.get(stage.office(), path + "/diff");
        List<JsonNode> fields = new ArrayList<>();
        diff.path("agreement").forEach(fields::add);
        diff.path("conditions").forEach(condition -> condition.path("fields").forEach(fields::add));
        fields.forEach(NetworkAct::show);
        if (fields.stream().noneMatch(field -> field.path("mattersToHash").asBoolean())
                || fields.stream().allMatch(field -> field.path("mattersToHash").asBoolean())) {
            throw new DemoException(
                    "New terms matter to the hash and a new title does not, but the difference says: " + diff);
        }
        api.post(stage.office(), path + "/approve", approval(amended));
        JsonNode inForce = api.post(stage.partner(agreement.partner()), path + "/approve", approval(amended));
        if (!inForce.path("state").asText().equals("IN_FORCE")
                || inForce.path("mutualRevision").asInt()
                        != amended.path("revision").asInt()) {
            throw new DemoException("Both parties approved the amendment of " + agreement.title() + ", but it is "
                    + inForce.path("state").asText() + ".");
        }
    }

    private static void show(JsonNode field) {
        System.out.printf(
                "        %-12s %s -> %s  (matters to the hash: %s)%n",
                field.path("name").asText(),
                shown(field.path("left")),
                shown(field.path("right")),
                field.path("mattersToHash").asBoolean() ? "yes" : "no");
    }

    private static String shown(JsonNode value) {
        return value.isMissingNode() ? "nothing" : value.toString();
    }

    private void map() {
        JsonNode map = stage.api.get(stage.office(), "network-map?kind=university&limit=200");
        int known = stage.network.partners().size() + 1;
        if (map.path("features").size() != known) {
            throw new DemoException("The map shows " + map.path("features").size() + " of " + known
                    + " universities, the school's own among them.");
        }
        stage.say("the network, %d universities on the map:", known);
        TextMap.lines(map).forEach(System.out::println);
    }

    private void fromPaper(Agreement agreement) {
        stage.api.post(stage.office(), "agreements", agreement);
        stage.api.upload(
                stage.office(),
                "agreements/" + agreement.id() + "/documents?name=signed.pdf",
                PAPER,
                "application/pdf");
    }

    private void negotiate(Agreement agreement) {
        Api api = stage.api;
        String path = "agreements/" + agreement.id();
        api.post(stage.office(), "agreements", agreement);
        api.post(stage.office(), path + "/propose", null);
        JsonNode proposed = api.get(stage.partner(agreement.partner()), path);
        api.post(stage.office(), path + "/approve", approval(proposed));
        JsonNode inForce = api.post(stage.partner(agreement.partner()), path + "/approve", approval(proposed));
        if (!inForce.path("state").asText().equals("IN_FORCE")) {
            throw new DemoException("Both parties approved " + agreement.title() + ", but it is "
                    + inForce.path("state").asText() + ".");
        }
    }

    private static Map<String, Object> approval(JsonNode proposed) {
        return Map.of(
                "revision", proposed.path("revision").asInt(),
                "hash", proposed.path("contentHash").asText());
    }
}
