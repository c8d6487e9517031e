package eu.peregrine.partners.agreement;

/** Academic years as EWP writes them: {@code 2026/2027}, in the southern hemisphere {@code 2026/2026}. */
final class AcademicYears {

    static final String PATTERN = "(19|20)[0-9]{2}/(19|20)[0-9]{2}";
    static final String MESSAGE = "An academic year reads 2026/2027, or 2026/2026 in the southern hemisphere.";

    private AcademicYears() {}

    /** Whether it ends in the year it begins or in the next. */
    static boolean isYear(String year) {
        if (year == null || !year.matches(PATTERN)) {
            return false;
        }
        int length = Integer.parseInt(year.substring(5)) - Integer.parseInt(year.substring(0, 4));
        return length == 0 || length == 1;
    }

    /** Whether the first of two years begins before the other, or ends before it. */
    static boolean isBefore(String year, String other) {
        return year.compareTo(other) < 0;
    }
}
