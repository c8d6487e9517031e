package eu.peregrine.mobility.campaign;

import java.math.BigDecimal;

/** A formula ready for use: a student's score at one destination, to the hundredth. */
interface Score {
    /**
     * @param gpa the grade average, counted as 0 when null
     * @param ects the credits earned so far, counted as 0 when null
     * @param levelsAbove CEFR levels above the required one, never negative
     * @param review mean of the reviewers' scores, counted as 0 when null
     */
    BigDecimal of(BigDecimal gpa, BigDecimal ects, int levelsAbove, BigDecimal review);
}
