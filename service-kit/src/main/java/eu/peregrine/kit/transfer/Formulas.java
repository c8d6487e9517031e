package eu.peregrine.kit.transfer;

import java.util.regex.Pattern;

/**
 * Keeps spreadsheets from running what somebody typed into a name: wherever one would see the beginning of a formula, an
 * apostrophe goes out in front, which comes off again on the way in. Whatever goes out comes back the same.
 *
 * <p>A formula begins with {@code = + - @}, also in full width, and some readers look past white space and apostrophes for it.
 * It may stand at the beginning of a cell, or behind what other readers take for the end of one: a semicolon, which half of
 * Europe separates cells by, a tab or the end of a line. A comma is not among them, since a cell that has one goes out in
 * quotation marks.
 */
final class Formulas {

    private static final String BEGINNING = "(?<=^|[;\t\r\n])";
    // Neither white space nor apostrophe begins a formula, so that it makes no difference how many of them stand before
    // one.
    private static final String FORMULA = "(?=['\\s\u200B\u2060\uFEFF]*+[=+\\-@＝＋－＠])";
    private static final String LEADING_BREAK = "(?='*+[\t\r\n])";

    private static final Pattern RISKY = pattern(BEGINNING + FORMULA + "|^" + LEADING_BREAK);
    private static final Pattern NEUTRALISED = pattern(BEGINNING + "'" + FORMULA + "|^'" + LEADING_BREAK);
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private Formulas() {}

    private static Pattern pattern(String regex) {
        return Pattern.compile(regex, Pattern.UNICODE_CHARACTER_CLASS);
    }

    static String neutralise(String cell) {
        return NUMBER.matcher(cell).matches() ? cell : RISKY.matcher(cell).replaceAll("'");
    }

    static String restore(String cell) {
        return cell.indexOf('\'') < 0 ? cell : NEUTRALISED.matcher(cell).replaceAll("");
    }
}
