package eu.peregrine.kit.transfer;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running what somebody typed into a name: a cell that one would take for a formula goes out with
 * an apostrophe in front, which comes off again on the way in. Whatever goes out comes back the same.
 */
final class Formulas {

    private static final Pattern RISKY = Pattern.compile("'*[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern NEUTRALISED = Pattern.compile("'+[=+\\-@\t\r].*", Pattern.DOTALL);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Formulas() {}

    static String neutralise(String cell) {
        return RISKY.matcher(cell).matches() && !NUMBER.matcher(cell).matches() ? "'" + cell : cell;
    }

    static String restore(String cell) {
        return NEUTRALISED.matcher(cell).matches() ? cell.substring(1) : cell;
    }
}
