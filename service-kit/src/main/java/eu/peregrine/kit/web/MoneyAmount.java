package eu.peregrine.kit.web;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;

/** An amount as it must be written: a string of digits with at most two decimals, {@code "1200.00"}. */
final class MoneyAmount extends StdScalarDeserializer<BigDecimal> {

    static final String FORM = "^-?\\d{1,12}(\\.\\d{1,2})?$";

    private static final Pattern WRITTEN = Pattern.compile(FORM);

    MoneyAmount() {
        super(BigDecimal.class);
    }

    @Override
    public BigDecimal deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            return (BigDecimal) context.handleUnexpectedToken(BigDecimal.class, parser);
        }
        String text = parser.getText();
        return WRITTEN.matcher(text).matches()
                ? new BigDecimal(text)
                : (BigDecimal) context.handleWeirdStringValue(
                        BigDecimal.class, text, "an amount is written like \"1200.00\", with at most two decimals");
    }
}
