package eu.peregrine.mobility.paper;

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

/** The words of a paper in one language. */
final class PaperWords {
    private static final Locale FRENCH = Locale.FRENCH;

    private final Locale locale;
    private final ResourceBundle bundle;

    private PaperWords(Locale locale) {
        this.locale = locale;
        this.bundle = ResourceBundle.getBundle(
                "papers",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** In the first of the languages that there is; English else. */
    static PaperWords in(List<Locale> accepted) {
        for (Locale wanted : accepted) {
            if (wanted.getLanguage().equals("fr")) {
                return new PaperWords(FRENCH);
            }
            if (wanted.getLanguage().equals("en")) {
                return new PaperWords(Locale.ENGLISH);
            }
        }
        return new PaperWords(Locale.ENGLISH);
    }

    Locale locale() {
        return locale;
    }

    String of(String key, Object... arguments) {
        String text = bundle.getString(key);
        return arguments.length == 0 ? text : String.format(locale, text, arguments);
    }

    /** What a constant is called. */
    String of(Enum<?> constant) {
        return constant == null ? null : of(constant.getDeclaringClass().getSimpleName() + "." + EnumName.of(constant));
    }

    String name(Ref ref) {
        return ref == null ? null : name(ref.name());
    }

    String name(LocalizedText text) {
        if (text == null) {
            return null;
        }
        return locale.equals(FRENCH) && text.fr() != null ? text.fr() : text.en();
    }

    String date(LocalDate day) {
        return day == null
                ? null
                : DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
                        .withLocale(locale)
                        .format(day);
    }

    String date(Instant at) {
        return at == null ? null : date(at.atZone(ZoneOffset.UTC).toLocalDate());
    }

    String period(Period period) {
        return period == null ? null : of("period", date(period.start()), date(period.end()));
    }

    String number(BigDecimal number) {
        return number == null ? null : NumberFormat.getNumberInstance(locale).format(number);
    }
}
