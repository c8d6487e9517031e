package eu.peregrine.kit.list;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The condition behind every {@code q}. A text is found that holds the words searched for as they stand, or each of the longer
 * ones somewhere: as a part of a word, as a word that one letter tells apart, be it missing, too many, wrong or in the wrong
 * place, or, of six letters and more, as one that shares most of its trigrams. Accents and case do not matter. What is short,
 * such as "of" or "di", says little and serves to rank alone.
 *
 * <p>The database of the service has the functions {@code search_normal}, {@code search_pattern}, {@code search_words} and
 * {@code search_distance}.
 */
public final class SearchText {

    private static final int LONG_ENOUGH = 3;
    private static final int RESEMBLING = 6;
    private static final int MOST_WORDS = 10;

    private final String text;
    private final List<String> words;

    private SearchText(String text) {
        this.text = text;
        this.words = Arrays.stream(text.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= LONG_ENOUGH)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }

    /**
     * @param q what the caller wrote; null or blank for nothing
     * @return what to search for, if anything
     */
    public static Optional<SearchText> of(String q) {
        // One sign for a letter with its accent, so that the accent does not end a word.
        return q == null || q.isBlank()
                ? Optional.empty()
                : Optional.of(new SearchText(Normalizer.normalize(q.strip(), Normalizer.Form.NFC)));
    }

    /**
     * @param alias HQL path of an entity with the attributes {@code searchText} and {@code searchWords}
     * @return an HQL condition that the indexes of both answer
     */
    public String matches(String alias) {
        String column = alias + ".searchText";
        String pattern = pattern("q");
        if (words.isEmpty()) {
            // Two letters are no trigram; at the beginning of a word they are, together with the space before them.
            String beginning = "substring(" + pattern + ", 2)";
            return "(" + like(column, beginning) + " or " + like(column, "'% ' || " + beginning) + ")";
        }
        if (isOneWord()) {
            return has(alias, "q", text);
        }
        String all = IntStream.range(0, words.size())
                .mapToObj(i -> has(alias, "word" + i, words.get(i)))
                .collect(Collectors.joining(" and "));
        return "(" + like(column, pattern) + " or " + all + ")";
    }

    private boolean isOneWord() {
        return words.equals(List.of(text));
    }

    private static String has(String alias, String parameter, String word) {
        String column = alias + ".searchText";
        String alternatives = like(column, pattern(parameter)) + " or cast(sql('? && search_words(search_normal(?))', "
                + alias + ".searchWords, :" + parameter + ") as boolean) = true";
        if (word.length() >= RESEMBLING) {
            alternatives +=
                    " or cast(sql('search_normal(?) <% ?', :" + parameter + ", " + column + ") as boolean) = true";
        }
        return "(" + alternatives + ")";
    }

    /**
     * @param alias HQL path of an entity with the attribute {@code searchText}
     * @return an HQL expression for how far the text is from the words: 0 where it begins with them as they are, above 10,000
     *     where they have nothing in common
     */
    public static String distance(String alias) {
        return "cast(sql('search_distance(?, search_normal(?))', " + alias + ".searchText, :q) as integer)";
    }

    /** @return the parameters of both */
    public Map<String, Object> parameters() {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("q", text);
        if (isOneWord()) {
            return parameters;
        }
        IntStream.range(0, words.size()).forEach(i -> parameters.put("word" + i, words.get(i)));
        return parameters;
    }

    private static String pattern(String parameter) {
        return "cast(function('search_pattern', :" + parameter + ") as string)";
    }

    private static String like(String column, String pattern) {
        return column + " like " + pattern + " escape '\\'";
    }
}
