package eu.peregrine.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Makes one OpenAPI 3.1 document of those of the services and of the gateway: every path below {@code /api/v1/}, the components that those
 * use, one security scheme. It is strict where other mergers guess: what has the same name must be the same.
 */
public final class OpenApiMerge {

    private static final String PUBLIC = "/api/v1/";
    private static final String SCHEME = "bearer";

    private static final Set<String> METHODS =
            Set.of("get", "put", "post", "delete", "options", "head", "patch", "trace");

    private final ObjectMapper json = new ObjectMapper();
    private final Map<String, JsonNode> paths = new TreeMap<>();
    private final Map<String, String> serviceOfPath = new TreeMap<>();
    private final Map<String, String> operationIds = new TreeMap<>();
    private final Map<String, Map<String, JsonNode>> components = new TreeMap<>();
    private final Map<String, String> serviceOfComponent = new TreeMap<>();
    private final Map<String, ObjectNode> tags = new TreeMap<>();
    private final List<String> conflicts = new ArrayList<>();
    private final Map<String, JsonNode> examples;

    private OpenApiMerge(Map<String, JsonNode> examples) {
        this.examples = new TreeMap<>(examples);
    }

    /**
     * Merges.
     *
     * @param documents OpenAPI documents by the name of their service
     * @return the merged document; the same input always gives the same text
     * @throws IllegalArgumentException naming every conflict: paths that two services serve, operationIds that are
     *     missing or there twice, components of the same name that differ, references that lead nowhere, tags that nobody
     *     describes
     */
    public static ObjectNode merge(Map<String, JsonNode> documents) {
        return merge(documents, Map.of());
    }

    /**
     * Merges, and gives operations an example of what is sent to them.
     *
     * @param documents OpenAPI documents by the name of their service
     * @param examples request bodies in JSON by operationId
     * @return the merged document; the same input always gives the same text
     * @throws IllegalArgumentException as above, and for an example of what takes no JSON
     */
    public static ObjectNode merge(Map<String, JsonNode> documents, Map<String, JsonNode> examples) {
        OpenApiMerge merge = new OpenApiMerge(examples);
        new TreeMap<>(documents).forEach(merge::add);
        merge.requireTold();
        if (!merge.conflicts.isEmpty()) {
            throw new IllegalArgumentException(
                    "The API documents do not fit together:\n  " + String.join("\n  ", merge.conflicts));
        }
        return merge.document();
    }

    /** The text of a document as it is checked in: indented by two, one line feed at its end. */
    public static String text(JsonNode document) {
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter()
                .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                .withArrayIndenter(new DefaultIndenter("  ", "\n"));
        try {
            return new ObjectMapper().writer(printer).writeValueAsString(document) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void add(String service, JsonNode document) {
        ObjectNode copy = document.deepCopy();
        Set<String> used = new TreeSet<>();
        copy.path("paths").properties().forEach(entry -> {
            // The rest, operations and health, is not reached through the gateway.
            if (entry.getKey().startsWith(PUBLIC)) {
                addPath(service, entry.getKey(), entry.getValue());
            }
        });
        addTags(copy);
        addComponents(service, copy, used);
    }

    private void addPath(String service, String path, JsonNode item) {
        String other = serviceOfPath.put(path, service);
        if (other != null) {
            conflicts.add("the path " + path + " is served by both " + other + " and " + service);
        }
        item.properties().forEach(entry -> {
            if (METHODS.contains(entry.getKey())) {
                addOperation(service, entry.getKey() + " " + path, (ObjectNode) entry.getValue());
            }
        });
        paths.put(path, item);
    }

    private void addOperation(String service, String where, ObjectNode operation) {
        String id = operation.path("operationId").asText("");
        if (id.isEmpty()) {
            conflicts.add(where + " of " + service + " has no operationId");
        } else {
            String other = operationIds.put(id, where + " of " + service);
            if (other != null) {
                conflicts.add("the operationId " + id + " is both " + other + " and " + where + " of " + service);
            }
        }
        JsonNode example = examples.remove(id);
        if (example != null) {
            if (operation.at("/requestBody/content/application~1json") instanceof ObjectNode body) {
                body.set("example", example);
            } else {
                conflicts.add("there is an example of " + id + ", which takes no JSON");
            }
        }
        // The document's own requirement holds for every operation but those that need no token.
        if (operation.has("security") && !operation.get("security").isEmpty()) {
            operation.remove("security");
        }
    }

    private void requireTold() {
        for (String tag : usedTags()) {
            if (!tags.containsKey(tag)
                    || tags.get(tag).path("description").asText().isBlank()) {
                conflicts.add("nobody describes the tag " + tag);
            }
        }
        examples.keySet().forEach(id -> conflicts.add("there is an example of " + id + ", which is not there"));
    }

    private void addTags(ObjectNode document) {
        Set<String> used = usedTags();
        for (JsonNode tag : document.path("tags")) {
            String name = tag.path("name").asText();
            if (!used.contains(name)) {
                continue;
            }
            ObjectNode known = tags.get(name);
            if (known == null) {
                tags.put(name, (ObjectNode) tag);
            } else if (!known.equals(tag)) {
                conflicts.add("the tag " + name + " is described in two ways");
            }
        }
    }

    private void addComponents(String service, ObjectNode document, Set<String> seen) {
        Deque<JsonNode> toRead = new ArrayDeque<>();
        document.path("paths").properties().forEach(entry -> {
            if (entry.getKey().startsWith(PUBLIC)) {
                toRead.add(entry.getValue());
            }
        });
        while (!toRead.isEmpty()) {
            for (String reference : references(toRead.pop())) {
                if (seen.add(reference)) {
                    JsonNode component = document.at(reference.substring(1));
                    if (component.isMissingNode()) {
                        conflicts.add(service + " refers to " + reference + ", which is not there");
                    } else {
                        addComponent(service, reference, component);
                        toRead.push(component);
                    }
                }
            }
        }
    }

    private void addComponent(String service, String reference, JsonNode component) {
        String[] parts = reference.split("/");
        if (parts.length != 4 || !parts[1].equals("components")) {
            conflicts.add(service + " refers to " + reference + ", which is not a component");
            return;
        }
        JsonNode known =
                components.computeIfAbsent(parts[2], kind -> new TreeMap<>()).putIfAbsent(parts[3], component);
        String other = serviceOfComponent.putIfAbsent(reference, service);
        if (known != null && !known.equals(component)) {
            conflicts.add(parts[2] + " " + parts[3] + " differs between " + other + " and " + service);
        }
    }

    private static List<String> references(JsonNode node) {
        List<String> found = new ArrayList<>();
        Deque<JsonNode> toRead = new ArrayDeque<>(List.of(node));
        while (!toRead.isEmpty()) {
            JsonNode next = toRead.pop();
            JsonNode reference = next.get("$ref");
            if (reference != null && reference.isTextual() && reference.asText().startsWith("#/")) {
                found.add(reference.asText());
            }
            next.forEach(toRead::push);
        }
        return found;
    }

    private ObjectNode document() {
        ObjectNode document = json.createObjectNode();
        document.put("openapi", "3.1.0");
        ObjectNode info = document.putObject("info");
        info.put("title", "Peregrine");
        info.put("version", "1");
        info.put(
                "description",
                "Partners, mobility and scholarships of an international office. Every call needs a bearer token; who"
                        + " issues them is told by `/.well-known/oauth-protected-resource`. Every error is"
                        + " `application/problem+json`.");
        info.putObject("license").put("name", "Apache-2.0").put("identifier", "Apache-2.0");
        document.putArray("servers").addObject().put("url", "/").put("description", "This gateway");
        document.putArray("security").addObject().putArray(SCHEME);
        ArrayNode tagList = document.putArray("tags");
        usedTags().forEach(name -> tagList.add(tags.get(name)));
        ObjectNode pathObject = document.putObject("paths");
        paths.forEach(pathObject::set);
        ObjectNode componentObject = document.putObject("components");
        Map<String, Map<String, JsonNode>> all = new LinkedHashMap<>(components);
        all.forEach((kind, named) -> {
            ObjectNode ofKind = componentObject.putObject(kind);
            named.forEach(ofKind::set);
        });
        componentObject
                .putObject("securitySchemes")
                .putObject(SCHEME)
                .put("type", "http")
                .put("scheme", "bearer")
                .put("bearerFormat", "JWT")
                .put("description", "An access token of the identity provider, audience `peregrine`.");
        return document;
    }

    private Set<String> usedTags() {
        Set<String> used = new TreeSet<>();
        paths.values()
                .forEach(item ->
                        item.forEach(operation -> operation.path("tags").forEach(tag -> used.add(tag.asText()))));
        return used;
    }
}
