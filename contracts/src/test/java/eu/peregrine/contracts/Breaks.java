package eu.peregrine.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What in a newer contract breaks a client of an older one. Clients ignore fields they do not know, so an answer may say
 * more; what is asked for may not become more or narrower, and since unknown input is refused, none may vanish.
 */
final class Breaks {

    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch", "head");
    private static final List<String> AT_MOST = List.of("maximum", "maxLength", "maxItems", "exclusiveMaximum");
    private static final List<String> AT_LEAST = List.of("minimum", "minLength", "minItems", "exclusiveMinimum");

    /** In which direction a schema's values travel. */
    private enum Way {
        TO_US,
        FROM_US
    }

    private final JsonNode before;
    private final JsonNode after;
    private final Set<String> compared = new HashSet<>();
    private final List<String> found = new ArrayList<>();

    private Breaks(JsonNode before, JsonNode after) {
        this.before = before;
        this.after = after;
    }

    /** Of an OpenAPI document. */
    static List<String> ofApi(JsonNode before, JsonNode after) {
        Breaks breaks = new Breaks(before, after);
        breaks.paths();
        return breaks.found;
    }

    /** Of the JSON Schema of an event, which travels from us. */
    static List<String> ofEvent(JsonNode before, JsonNode after) {
        Breaks breaks = new Breaks(before, after);
        breaks.schema("", before, after, Way.FROM_US);
        return breaks.found;
    }

    private void paths() {
        before.path("paths").properties().forEach(path -> {
            JsonNode then = path.getValue();
            JsonNode now = after.path("paths").path(path.getKey());
            then.properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(method -> {
                        String where = method.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey();
                        if (now.has(method.getKey())) {
                            operation(where, method.getValue(), now.get(method.getKey()));
                        } else {
                            found.add(where + " is gone");
                        }
                    });
        });
    }

    private void operation(String where, JsonNode then, JsonNode now) {
        if (!then.path("operationId").equals(now.path("operationId"))) {
            found.add(where + " has another operationId");
        }
        parameters(where, then.path("parameters"), now.path("parameters"));
        body(where, resolved(before, then.path("requestBody")), resolved(after, now.path("requestBody")));
        then.path("responses").properties().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .forEach(response -> response(
                        where + " " + response.getKey(),
                        resolved(before, response.getValue()),
                        resolved(after, now.path("responses").path(response.getKey()))));
    }

    private void parameters(String where, JsonNode then, JsonNode now) {
        for (JsonNode one : then) {
            JsonNode old = resolved(before, one);
            String name = where + " ?" + old.path("name").asText();
            JsonNode present = parameter(after, now, old);
            if (present.isMissingNode()) {
                found.add(name + " is gone");
                continue;
            }
            if (present.path("required").asBoolean() && !old.path("required").asBoolean()) {
                found.add(name + " is required now");
            }
            schema(name, old.path("schema"), present.path("schema"), Way.TO_US);
        }
        for (JsonNode one : now) {
            JsonNode present = resolved(after, one);
            if (present.path("required").asBoolean()
                    && parameter(before, then, present).isMissingNode()) {
                found.add(where + " ?" + present.path("name").asText() + " is new and required");
            }
        }
    }

    private static JsonNode parameter(JsonNode document, JsonNode among, JsonNode like) {
        for (JsonNode one : among) {
            JsonNode parameter = resolved(document, one);
            if (parameter.path("name").equals(like.path("name"))
                    && parameter.path("in").equals(like.path("in"))) {
                return parameter;
            }
        }
        return com.fasterxml.jackson.databind.node.MissingNode.getInstance();
    }

    private void body(String where, JsonNode then, JsonNode now) {
        if (now.path("required").asBoolean() && !then.path("required").asBoolean()) {
            found.add(where + " requires a body now");
        }
        then.path("content").properties().forEach(type -> {
            JsonNode present = now.path("content").path(type.getKey());
            if (present.isMissingNode()) {
                found.add(where + " takes no " + type.getKey() + " any more");
            } else {
                schema(where + " body", type.getValue().path("schema"), present.path("schema"), Way.TO_US);
            }
        });
    }

    private void response(String where, JsonNode then, JsonNode now) {
        if (now.isMissingNode()) {
            found.add(where + " is gone");
            return;
        }
        then.path("content").properties().forEach(type -> {
            JsonNode present = now.path("content").path(type.getKey());
            if (present.isMissingNode()) {
                found.add(where + " answers no " + type.getKey() + " any more");
            } else {
                schema(where, type.getValue().path("schema"), present.path("schema"), Way.FROM_US);
            }
        });
    }

    private void schema(String where, JsonNode thenOrRef, JsonNode nowOrRef, Way way) {
        if (thenOrRef.has("$ref")
                && !compared.add(thenOrRef.get("$ref").asText() + " "
                        + nowOrRef.path("$ref").asText() + " " + way)) {
            return;
        }
        JsonNode then = resolved(before, thenOrRef);
        JsonNode now = resolved(after, nowOrRef);
        types(where, then, now, way);
        values(where, then, now, way);
        fields(where, then, now, way);
        if (then.has("items")) {
            schema(where + "/*", then.get("items"), now.path("items"), way);
        }
        if (then.path("additionalProperties").isObject()) {
            schema(where + "/{}", then.get("additionalProperties"), now.path("additionalProperties"), way);
        }
        for (String of : List.of("allOf", "anyOf", "oneOf")) {
            for (int i = 0; i < then.path(of).size() && now.path(of).has(i); i++) {
                schema(where, then.get(of).get(i), now.get(of).get(i), way);
            }
            boolean fewer = now.path(of).size() < then.path(of).size();
            if (of.equals("allOf") ? fewer && way == Way.FROM_US : fewer && way == Way.TO_US) {
                found.add(where + " has fewer of " + of);
            }
        }
    }

    private void types(String where, JsonNode then, JsonNode now, Way way) {
        Set<String> old = texts(then.path("type"));
        Set<String> present = texts(now.path("type"));
        // A client must be able to read all that is answered, and to send all that it sent before.
        boolean kept = way == Way.FROM_US ? old.containsAll(present) : present.containsAll(old) || present.isEmpty();
        if (!old.isEmpty() && (!kept || way == Way.FROM_US && present.isEmpty())) {
            found.add(where + " was " + String.join(" or ", old) + " and is " + String.join(" or ", present));
        }
        if (then.has("format") && now.has("format") && !then.get("format").equals(now.get("format"))) {
            found.add(where + " was a " + then.get("format").asText() + " and is a "
                    + now.get("format").asText());
        }
    }

    private void values(String where, JsonNode then, JsonNode now, Way way) {
        if (then.has("const") && !then.get("const").equals(now.path("const"))) {
            found.add(where + " is no more always " + then.get("const"));
        }
        if (way == Way.FROM_US) {
            return;
        }
        Set<String> taken = texts(now.path("enum"));
        texts(then.path("enum")).stream()
                .filter(value -> !taken.isEmpty() && !taken.contains(value))
                .forEach(value -> found.add(where + " takes no " + value + " any more"));
        if (now.has("enum") && !then.has("enum")) {
            found.add(where + " takes only some values now");
        }
        if (now.has("pattern") && !now.get("pattern").equals(then.path("pattern"))) {
            found.add(where + " asks for another pattern");
        }
        for (String limit : AT_MOST) {
            if (now.has(limit) && now.get(limit).asDouble() < then.path(limit).asDouble(Double.MAX_VALUE)) {
                found.add(where + " has a smaller " + limit);
            }
        }
        for (String limit : AT_LEAST) {
            if (now.has(limit) && now.get(limit).asDouble() > then.path(limit).asDouble(-Double.MAX_VALUE)) {
                // Without a limit, nothing was shorter than empty.
                if (then.has(limit) || now.get(limit).asDouble() > 0 || limit.endsWith("inimum")) {
                    found.add(where + " has a larger " + limit);
                }
            }
        }
    }

    private void fields(String where, JsonNode then, JsonNode now, Way way) {
        Set<String> requiredThen = texts(then.path("required"));
        Set<String> requiredNow = texts(now.path("required"));
        then.path("properties").properties().forEach(field -> {
            String name = where + "/" + field.getKey();
            JsonNode present = now.path("properties").path(field.getKey());
            if (present.isMissingNode()) {
                found.add(name + " is gone");
            } else {
                schema(name, field.getValue(), present, way);
            }
        });
        Set<String> changed = new TreeSet<>(way == Way.TO_US ? requiredNow : requiredThen);
        changed.removeAll(way == Way.TO_US ? requiredThen : requiredNow);
        changed.forEach(field ->
                found.add(where + "/" + field + (way == Way.TO_US ? " is required now" : " may be absent now")));
    }

    private static Set<String> texts(JsonNode oneOrMany) {
        Set<String> texts = new TreeSet<>();
        if (oneOrMany.isArray()) {
            oneOrMany.forEach(text -> texts.add(text.asText()));
        } else if (!oneOrMany.isMissingNode()) {
            texts.add(oneOrMany.asText());
        }
        return texts;
    }

    private static JsonNode resolved(JsonNode document, JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }
}
