package eu.peregrine.kit.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.deser.std.NumberDeserializers;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.type.LogicalType;
import com.fasterxml.jackson.datatype.jsr310.deser.InstantDeserializer;
import com.fasterxml.jackson.datatype.jsr310.deser.LocalDateDeserializer;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.ToIntFunction;

/**
 * JSON is taken at its word: a number is no string, {@code 2.9} no integer, {@code 1} no boolean; unknown fields,
 * repeated keys, trailing tokens and control characters are refused. What is absent is not sent.
 */
@Singleton
public class StrictJson implements ObjectMapperCustomizer {

    /** The last of all: of two deserialisers of a type the one that comes later is asked, and the framework brings its own. */
    @Override
    public int priority() {
        return MINIMUM_PRIORITY;
    }

    @Override
    public void customize(ObjectMapper mapper) {
        lenient(mapper);
        for (LogicalType number : new LogicalType[] {LogicalType.Integer, LogicalType.Float}) {
            mapper.coercionConfigFor(number)
                    .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                    .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail);
        }
        mapper.coercionConfigFor(LogicalType.Boolean)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.String, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.Enum)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
        mapper.coercionConfigFor(LogicalType.DateTime)
                .setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                .setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail);
    }

    /** The same for cells of a CSV file, where everything is a string. */
    public static ObjectMapper lenient(ObjectMapper mapper) {
        mapper.setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
        mapper.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
        mapper.enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        mapper.enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
        mapper.enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS);
        mapper.enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES);
        mapper.enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);
        mapper.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT);
        mapper.disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);
        mapper.disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS);
        mapper.getFactory().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION.mappedFeature());
        mapper.getFactory()
                .setStreamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(50)
                        .maxNumberLength(100)
                        .build());
        // A number or boolean is no text. The deserialiser below is our own, so the rule stands in it and not in a
        // coercion.
        mapper.registerModule(new SimpleModule("peregrine")
                .addDeserializer(String.class, new PlainText())
                .addDeserializer(BigDecimal.class, new WrittenOut())
                .addDeserializer(
                        LocalDate.class,
                        new OfTheCalendar<>(LocalDate.class, LocalDateDeserializer.INSTANCE, LocalDate::getYear))
                .addDeserializer(
                        Instant.class,
                        new OfTheCalendar<>(
                                Instant.class,
                                InstantDeserializer.INSTANT,
                                instant -> instant.atOffset(ZoneOffset.UTC).getYear())));
        return mapper;
    }

    /**
     * A decimal that could be written out: {@code 1E+999999999} has few digits, and whoever adds a decimal place to it fills the
     * memory.
     */
    private static final class WrittenOut extends NumberDeserializers.BigDecimalDeserializer {

        private static final long serialVersionUID = 1L;
        private static final int MOST_DIGITS = 100;

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            BigDecimal number = super.deserialize(parser, context);
            return number == null || Math.abs((long) number.scale()) <= MOST_DIGITS
                    ? number
                    : (BigDecimal) context.handleWeirdStringValue(
                            BigDecimal.class, "", "a number has at most %d decimal places or zeros", MOST_DIGITS);
        }
    }

    /** A date or instant of the years 1 to 9999, as RFC 3339 has them; the database does not know many others. */
    private static final class OfTheCalendar<T> extends StdDeserializer<T> {

        private static final long serialVersionUID = 1L;
        private static final int LAST_YEAR = 9999;

        private final transient JsonDeserializer<T> unbounded;
        private final transient ToIntFunction<T> year;

        OfTheCalendar(Class<T> type, JsonDeserializer<T> unbounded, ToIntFunction<T> year) {
            super(type);
            this.unbounded = unbounded;
            this.year = year;
        }

        @Override
        public LogicalType logicalType() {
            return LogicalType.DateTime;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T value = unbounded.deserialize(parser, context);
            return value == null || year.applyAsInt(value) >= 1 && year.applyAsInt(value) <= LAST_YEAR
                    ? value
                    : (T) context.handleWeirdStringValue(handledType(), "", "a year has four digits");
        }
    }

    /** Text without control characters and halves of characters; a line break and a tab are text. */
    private static final class PlainText extends StringDeserializer {

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken().isScalarValue()
                    && !parser.currentToken().isStructStart()
                    && parser.currentToken() != com.fasterxml.jackson.core.JsonToken.VALUE_STRING) {
                return (String) context.handleUnexpectedToken(String.class, parser);
            }
            String text = super.deserialize(parser, context);
            if (text != null) {
                for (int i = 0; i < text.length(); i++) {
                    char c = text.charAt(i);
                    if (Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t') {
                        return (String) context.handleWeirdStringValue(
                                String.class, "", "a control character at position %d", i);
                    }
                    if (Character.isSurrogate(c)) {
                        if (!Character.isHighSurrogate(c)
                                || i + 1 == text.length()
                                || !Character.isLowSurrogate(text.charAt(i + 1))) {
                            return (String) context.handleWeirdStringValue(
                                    String.class, "", "half a character at position %d", i);
                        }
                        i++;
                    }
                }
            }
            return text;
        }
    }
}
