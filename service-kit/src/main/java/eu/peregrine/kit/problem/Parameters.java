package eu.peregrine.kit.problem;

import eu.peregrine.kit.json.EnumName;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Converts path and query parameters and refuses what is none with a 400, where the framework would answer 404. */
@Provider
public class Parameters implements ParamConverterProvider {

    private static final Map<Class<?>, Function<String, ?>> CONVERTERS = Map.of(
            Integer.class, Integer::valueOf,
            int.class, Integer::valueOf,
            Long.class, Long::valueOf,
            long.class, Long::valueOf,
            UUID.class, Parameters::uuid,
            LocalDate.class, Parameters::date,
            Instant.class, Parameters::instant,
            Boolean.class, Parameters::flag,
            boolean.class, Parameters::flag,
            String.class, Parameters::text);

    @Override
    @SuppressWarnings("unchecked")
    public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
        Function<String, ?> converter = type.isEnum() ? constants(type) : CONVERTERS.get(type);
        return converter == null ? null : (ParamConverter<T>) new Strict(type, converter);
    }

    private static Function<String, ?> constants(Class<?> type) {
        Map<String, Object> byName = Arrays.stream(type.getEnumConstants())
                .collect(Collectors.toMap(constant -> EnumName.of((Enum<?>) constant), Function.identity()));
        return name -> {
            Object constant = byName.get(name);
            if (constant == null) {
                throw new IllegalArgumentException(
                        "possible: " + byName.keySet().stream().sorted().collect(Collectors.joining(", ")));
            }
            return constant;
        };
    }

    private static UUID uuid(String text) {
        // UUID.fromString takes "1-1-1-1-1" as well.
        if (text.length() != 36) {
            throw new IllegalArgumentException();
        }
        return UUID.fromString(text);
    }

    // The database does not know much beyond the years that have four digits.
    private static LocalDate date(String text) {
        LocalDate day = LocalDate.parse(text);
        return ofTheCalendar(day, day);
    }

    private static Instant instant(String text) {
        Instant instant = Instant.parse(text);
        return ofTheCalendar(instant, LocalDate.ofInstant(instant, ZoneOffset.UTC));
    }

    private static <T> T ofTheCalendar(T value, LocalDate day) {
        if (day.getYear() < 1 || day.getYear() > 9999) {
            throw new IllegalArgumentException();
        }
        return value;
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("possible: true, false");
        };
    }

    private static String text(String text) {
        if (text.length() > 4000 || text.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("at most 4000 characters, none of them a control character");
        }
        return text;
    }

    private record Strict(Class<?> type, Function<String, ?> converter) implements ParamConverter<Object> {

        @Override
        public Object fromString(String value) {
            if (value == null) {
                return null;
            }
            try {
                return converter.apply(value);
            } catch (RuntimeException wrong) {
                String hint = wrong.getMessage() != null && wrong.getMessage().startsWith("possible")
                        ? "; " + wrong.getMessage()
                        : "";
                String shown = value.length() > 60 || value.chars().anyMatch(Character::isISOControl)
                        ? "A parameter"
                        : "\"" + value + "\"";
                throw new BadParameterException(shown + " is not " + expected(type) + hint + ".");
            }
        }

        @Override
        public String toString(Object value) {
            return String.valueOf(value);
        }

        private static String expected(Class<?> type) {
            if (type == UUID.class) {
                return "an id";
            } else if (type == LocalDate.class) {
                return "a date such as 2026-09-01";
            } else if (type == Instant.class) {
                return "an instant such as 2026-09-01T08:00:00Z";
            } else if (type == Boolean.class || type == boolean.class) {
                return "a flag";
            } else if (type == String.class) {
                return "a text of at most 4000 plain characters";
            }
            return type.isEnum() ? "one of the values" : "a whole number in range";
        }
    }
}
