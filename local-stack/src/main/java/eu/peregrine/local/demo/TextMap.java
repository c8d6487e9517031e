package eu.peregrine.local.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The network map as a terminal shows it: GeoJSON points (RFC 7946: longitude first) on an equirectangular grid of 5° by
 * 6°, from 75° north to 45° south, where everybody lives.
 */
final class TextMap {

    private static final int COLUMNS = 72;
    private static final int ROWS = 20;
    private static final double NORTH = 75;
    private static final double DEGREES_PER_COLUMN = 360.0 / COLUMNS;
    private static final double DEGREES_PER_ROW = 6;

    private TextMap() {}

    /**
     * @param collection a GeoJSON FeatureCollection of points
     * @return the lines of the map: {@code .} for one partner in a cell, {@code o} for two or three, {@code O} for more
     */
    static List<String> lines(JsonNode collection) {
        int[][] cells = new int[ROWS][COLUMNS];
        for (JsonNode feature : collection.path("features")) {
            JsonNode point = feature.path("geometry").path("coordinates");
            int column = (int) Math.floor((point.path(0).asDouble() + 180) / DEGREES_PER_COLUMN);
            int row = (int) Math.floor((NORTH - point.path(1).asDouble()) / DEGREES_PER_ROW);
            cells[between(row, ROWS)][between(column, COLUMNS)]++;
        }
        List<String> lines = new ArrayList<>();
        for (int[] row : cells) {
            StringBuilder line = new StringBuilder();
            Arrays.stream(row).forEach(count -> line.append(symbol(count)));
            lines.add(line.toString().stripTrailing());
        }
        return lines;
    }

    private static int between(int index, int size) {
        return Math.max(0, Math.min(size - 1, index));
    }

    private static char symbol(int count) {
        if (count == 0) {
            return ' ';
        }
        if (count == 1) {
            return '.';
        }
        return count <= 3 ? 'o' : 'O';
    }
}
