package eu.peregrine.partners.organisation;

/** The condition behind every {@code q}: a part of the text, or a word of it with a small typo, accents aside. */
public final class SearchText {

    private SearchText() {}

    /**
     * @param column HQL path of a column that {@code search_normal} has made
     * @param parameter name of the parameter with the words searched for
     * @return an HQL condition that the column's trigram index answers
     */
    public static String matches(String column, String parameter) {
        String words = "function('search_normal', :" + parameter + ")";
        String pattern = "cast(function('search_pattern', :" + parameter + ") as string)";
        return "(" + column + " like " + pattern + " escape '\\' or cast(sql('? <% ?', " + words + ", " + column
                + ") as boolean) = true)";
    }

    /**
     * @param column HQL path of a column that {@code search_normal} has made
     * @param parameter name of the parameter with the words searched for
     * @return an HQL expression for how far the text is from the words: 0 where it holds them as they are, 10,000 where they
     *     have nothing in common
     */
    public static String distance(String column, String parameter) {
        String words = "function('search_normal', :" + parameter + ")";
        return "cast(sql('round((? <<-> ?)::numeric * 10000)::int', " + words + ", " + column + ") as integer)";
    }
}
