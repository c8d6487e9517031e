package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the services say of their events, at the addresses that the gateway does not route. */
final class EventFlow {

    private final Stage stage;

    EventFlow(Stage stage) {
        this.stage = stage;
    }

    /** Each service's account of its events. */
    Map<String, JsonNode> now() {
        Map<String, JsonNode> flows = new LinkedHashMap<>();
        stage.options.services().forEach((name, url) -> flows.put(name, ask(url + "/operations/events")));
        return flows;
    }

    /** Each service's dead letters. */
    Map<String, Integer> deadLetters() {
        Map<String, Integer> letters = new LinkedHashMap<>();
        stage.options
                .services()
                .forEach((name, url) -> letters.put(
                        name,
                        ask(url + "/operations/dead-letters").path("items").size()));
        return letters;
    }

    /** Waits until every event is on its topic and every consumer has read its topics to the end. */
    void settle() {
        stage.until("all events were published and consumed", this::quiet);
    }

    private boolean quiet() {
        for (JsonNode flow : now().values()) {
            for (JsonNode published : flow.path("published")) {
                if (published.path("waiting").asLong() > 0) {
                    return false;
                }
            }
            for (JsonNode consumed : flow.path("consumed")) {
                if (consumed.path("done").asLong() < consumed.path("onTopic").asLong()) {
                    return false;
                }
            }
        }
        return true;
    }

    private JsonNode ask(String url) {
        Api.Reply reply = stage.api.direct(stage.operations(), "GET", url, null);
        if (!reply.ok()) {
            throw new DemoException(url + " answered " + reply.status() + ": " + reply.text());
        }
        return reply.body();
    }
}
