package eu.peregrine.partners.codelist;

import eu.peregrine.kit.json.EnumName;
import eu.peregrine.kit.web.LocalizedText;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;

/**
 * The fields of education and training, ISCED-F 2013. Source: UNESCO Institute for Statistics, ISCED Fields of Education and
 * Training 2013.
 */
public final class IscedF {

    /** What is said of a code that the list does not have. */
    public static final String UNKNOWN =
            "ISCED-F 2013 has no such four-digit code; 0732 is one, and code-lists/isced-f has all.";

    private static final int DIGITS = 4;
    private static final Map<String, FieldOfStudy> FIELDS = Collections.unmodifiableMap(read());

    private IscedF() {}

    /** @return every field, parents before their parts */
    public static Collection<FieldOfStudy> all() {
        return FIELDS.values();
    }

    /**
     * @param code such as {@code 0732}, or null
     * @return whether it is a code of four digits, as agreements and programmes name their fields
     */
    public static boolean isDetailed(String code) {
        return code != null && code.length() == DIGITS && FIELDS.containsKey(code);
    }

    /**
     * @param code such as {@code 0732}
     * @return what the field is called, where the list has the code
     */
    public static Optional<LocalizedText> title(String code) {
        return Optional.ofNullable(FIELDS.get(code)).map(FieldOfStudy::title);
    }

    /**
     * @param code of two to four digits, or null
     * @return whether it is the code of a broad, narrow or detailed field
     */
    public static boolean isKnown(String code) {
        return code != null && FIELDS.containsKey(code);
    }

    /**
     * @param code of two to four digits
     * @return its digits that say something, with which the codes of all that it contains begin: 07 of 0700, 073 of 0730
     */
    public static String significant(String code) {
        return code.length() == DIGITS ? code.replaceFirst("0{1,2}$", "") : code;
    }

    private static Map<String, FieldOfStudy> read() {
        Map<String, FieldLevel> levels =
                Arrays.stream(FieldLevel.values()).collect(Collectors.toMap(EnumName::of, Function.identity()));
        Map<String, FieldOfStudy> fields = new LinkedHashMap<>();
        for (CSVRecord line : CodeFile.lines("isced-f-2013.csv")) {
            String code = line.get("code");
            String parent = line.get("parent");
            LocalizedText title = new LocalizedText(line.get("en"), line.get("fr"));
            fields.put(
                    code,
                    new FieldOfStudy(code, parent.isEmpty() ? null : parent, levels.get(line.get("level")), title));
        }
        return fields;
    }
}
