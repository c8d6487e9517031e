package eu.peregrine.local.data;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * The CSV form that the imports take: one column per field, fields of an object with a dot ({@code name.en}), a list of
 * strings as {@code a;b}, any other list as JSON.
 */
final class CsvTable {

    private CsvTable() {}

    static String of(List<?> things) {
        List<Map<String, String>> rows = new ArrayList<>();
        Set<String> columns = new LinkedHashSet<>();
        for (Object thing : things) {
            Map<String, String> row = new LinkedHashMap<>();
            flatten("", Json.tree(thing), row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
        StringBuilder text = new StringBuilder();
        try (CSVPrinter printer = new CSVPrinter(
                text, CSVFormat.DEFAULT.builder().setRecordSeparator("\n").get())) {
            printer.printRecord(columns);
            for (Map<String, String> row : rows) {
                printer.printRecord(columns.stream().map(row::get));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    private static void flatten(String path, JsonNode node, Map<String, String> row) {
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> flatten(
                            path.isEmpty() ? field.getKey() : path + "." + field.getKey(), field.getValue(), row));
        } else {
            row.put(path, node.isArray() ? list(node) : node.asText());
        }
    }

    private static String list(JsonNode list) {
        List<String> words = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isTextual()) {
                return Json.write(list);
            }
            words.add(item.asText());
        }
        return String.join(";", words);
    }
}
