package eu.peregrine.kit.transfer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.peregrine.kit.problem.Problems;
import eu.peregrine.kit.problem.Violation;
import eu.peregrine.kit.web.Versioned;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a record lies in the columns of a CSV file: a component is a column, a record in a record a dotted one
 * ({@code name.en}), a list of plain values is separated by semicolons, and a list of anything else is JSON in its cell.
 */
final class Columns {

    private enum Cell {
        PLAIN,
        PLAIN_LIST,
        JSON
    }

    private final Map<String, Cell> cells = new LinkedHashMap<>();

    private Columns() {}

    static Columns of(Class<?> type) {
        Columns columns = new Columns();
        columns.add("", type);
        return columns;
    }

    private void add(String prefix, Class<?> type) {
        for (RecordComponent component : type.getRecordComponents()) {
            if (component.getAccessor().isAnnotationPresent(JsonIgnore.class) || ofHttp(type, component)) {
                continue;
            }
            String name = prefix + component.getName();
            Class<?> raw = component.getType();
            if (Collection.class.isAssignableFrom(raw)) {
                cells.put(name, plainElement(component.getGenericType()) ? Cell.PLAIN_LIST : Cell.JSON);
            } else if (raw.isRecord()) {
                add(name + ".", raw);
            } else if (Map.class.isAssignableFrom(raw) || JsonNode.class.isAssignableFrom(raw)) {
                cells.put(name, Cell.JSON);
            } else {
                cells.put(name, Cell.PLAIN);
            }
        }
    }

    /** A resource's version is its ETag's and no column. */
    private static boolean ofHttp(Class<?> type, RecordComponent component) {
        return Versioned.class.isAssignableFrom(type) && component.getName().equals("version");
    }

    private static boolean plainElement(Type list) {
        return list instanceof ParameterizedType generic
                && generic.getActualTypeArguments()[0] instanceof Class<?> element
                && !element.isRecord()
                && !Map.class.isAssignableFrom(element);
    }

    List<String> names() {
        return List.copyOf(cells.keySet());
    }

    void checkHeader(List<String> header) {
        List<Violation> unknown = header.stream()
                .filter(name -> !cells.containsKey(name))
                .map(name -> new Violation(
                        "/" + name,
                        "unknown-column",
                        "There is no column \"" + name + "\"; known: " + String.join(", ", names()) + "."))
                .toList();
        if (!unknown.isEmpty()) {
            throw Problems.badRequest(unknown);
        }
    }

    ObjectNode tree(Map<String, String> row, ObjectMapper json) throws JsonProcessingException {
        ObjectNode tree = json.createObjectNode();
        for (Map.Entry<String, String> column : row.entrySet()) {
            String text = column.getValue();
            if (text == null || text.isEmpty()) {
                continue;
            }
            String[] path = column.getKey().split("\\.");
            ObjectNode parent = tree;
            for (int i = 0; i < path.length - 1; i++) {
                parent = parent.withObject("/" + path[i]);
            }
            parent.set(path[path.length - 1], value(cells.get(column.getKey()), Formulas.restore(text), json));
        }
        return tree;
    }

    private static JsonNode value(Cell cell, String text, ObjectMapper json) throws JsonProcessingException {
        if (cell == Cell.JSON || cell == Cell.PLAIN_LIST && text.startsWith("[")) {
            return json.readTree(text);
        }
        if (cell == Cell.PLAIN_LIST) {
            ArrayNode list = json.createArrayNode();
            for (String element : text.split(";")) {
                list.add(element.trim());
            }
            return list;
        }
        return json.getNodeFactory().textNode(text);
    }

    List<String> row(JsonNode tree) {
        List<String> row = new ArrayList<>();
        cells.forEach((name, cell) -> {
            JsonNode value = tree.at("/" + name.replace('.', '/'));
            if (value.isMissingNode() || value.isNull()) {
                row.add("");
            } else if (cell == Cell.PLAIN_LIST && plain(value)) {
                List<String> elements = new ArrayList<>();
                value.forEach(element -> elements.add(element.asText()));
                row.add(Formulas.neutralise(String.join(";", elements)));
            } else {
                row.add(Formulas.neutralise(value.isValueNode() ? value.asText() : value.toString()));
            }
        });
        return row;
    }

    private static boolean plain(JsonNode list) {
        for (JsonNode element : list) {
            if (!element.isValueNode() || !survivesSplitting(element.asText())) {
                return false;
            }
        }
        return true;
    }

    /** Whether it comes back as it is from a cell that is split at semicolons; others go as JSON. */
    private static boolean survivesSplitting(String element) {
        return !element.isEmpty()
                && !element.contains(";")
                && !element.startsWith("[")
                && element.equals(element.trim());
    }
}
