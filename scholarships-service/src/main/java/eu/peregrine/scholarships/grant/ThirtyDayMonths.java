package eu.peregrine.scholarships.grant;

import java.time.LocalDate;

/**
 * Days of a stay when every month counts thirty, the way Erasmus+ counts long stays: (Y₂−Y₁)·360 + (M₂−M₁)·30 + min(30, D₂) −
 * min(30, D₁) + 1, both ends included. 15 February to 8 August is 174.
 */
public final class ThirtyDayMonths {

    private static final int MONTH = 30;
    private static final int YEAR = 360;

    private ThirtyDayMonths() {}

    /**
     * The number of days from the first to the last day, both counted.
     *
     * @throws IllegalArgumentException if the end is before the start
     */
    public static long days(LocalDate start, LocalDate end) {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("The stay ends before it starts");
        }
        return Math.max(
                1,
                (end.getYear() - start.getYear()) * (long) YEAR
                        + (end.getMonthValue() - start.getMonthValue()) * (long) MONTH
                        + Math.min(MONTH, end.getDayOfMonth())
                        - Math.min(MONTH, start.getDayOfMonth())
                        + 1);
    }
}
