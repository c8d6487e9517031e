package eu.peregrine.kit.paper;

import eu.peregrine.kit.json.EnumName;
import eu.peregrine.kit.web.LocalizedText;
import eu.peregrine.kit.web.Period;
import eu.peregrine.kit.web.Ref;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/** The words of a paper in one language: a bundle of the service, whose keys are words and {@code Enum.constant}. */
public final class PaperWords {
    private static final Locale FRENCH = Locale.FRENCH;

    private final Locale locale;
    private final ResourceBundle bundle;

    private PaperWords(String bundle, Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                bundle,
                locale,
                Thread.currentThread().getContextClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /**
     * In the first of the languages that there is; English else.
     *
     * @param bundle the bundle's base name
     * @param accepted languages, the best one first
     */
    public static PaperWords in(String bundle, List<Locale> accepted) {
        for (Locale wanted : accepted) {
            if (wanted.getLanguage().equals("fr")) {
                return new PaperWords(bundle, FRENCH);
            }
            if (wanted.getLanguage().equals("en")) {
                return new PaperWords(bundle, Locale.ENGLISH);
            }
        }
        return new PaperWords(bundle, Locale.ENGLISH);
    }

    /** The language. */
    public Locale locale() {
        return locale;
    }

    /** The words of a key, with what belongs in their places. */
    public String of(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : String.format(locale, text, arguments);
    }

    /** What a constant is called. */
    public String of(Enum<?> constant) {
        return constant == null ? null : of(constant.getDeclaringClass().getSimpleName() + "." + EnumName.of(constant));
    }

    /** What something is called; null for nothing. */
    public String name(Ref ref) {
        return ref == null ? null : name(ref.name());
    }

    /** The text in the language, or in English where it is not known in it; null for nothing. */
    public String name(LocalizedText text) {
        if (text == null) {
            return null;
        }
        return locale.equals(FRENCH) && text.fr() != null ? text.fr() : text.en();
    }

    /** A day; null for none. */
    public String date(LocalDate day) {
        return day == null
                ? null
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day);
    }

    /** The day of an instant, in UTC; null for none. */
    public String date(Instant at) {
        return at == null ? null : date(at.atZone(ZoneOffset.UTC).toLocalDate());
    }

    /** A period; null for none. */
    public String period(Period period) {
        return period == null ? null : of("period", date(period.start()), date(period.end()));
    }

    /** A number; null for none. */
    public String number(BigDecimal number) {
        return number == null ? null : NumberFormat.getNumberInstance(locale).format(number);
    }
}
