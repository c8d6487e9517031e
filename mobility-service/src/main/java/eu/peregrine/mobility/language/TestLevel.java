package eu.peregrine.mobility.language;

import java.math.BigDecimal;

/**
 * From which score on a test proves a level.
 *
 * @param test the test, such as {@code TOEIC}
 * @param language the language it tests
 * @param highest the best score there is
 * @param least the least score that proves the level
 * @param level the level
 */
public record TestLevel(String test, String language, BigDecimal highest, BigDecimal least, Cefr level) {}
