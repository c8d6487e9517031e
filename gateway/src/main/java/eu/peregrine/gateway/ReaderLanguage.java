package eu.peregrine.gateway;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The language that whoever reads the portal wants. */
final class ReaderLanguage {

    /** The languages that there are, the one for everybody else first. */
    static final List<String> ALL = List.of("en", "fr");

    /** The parameter by which a reader chooses, and the cookie that remembers it. */
    static final String NAME = "lang";

    private static final Pattern CHOICE = Pattern.compile("(?:^|&)" + NAME + "=(" + String.join("|", ALL) + ")(?:&|$)");

    private ReaderLanguage() {}

    /** As chosen just now, else as chosen before, else as the browser says. */
    static String of(Exchange exchange) {
        String chosen = chosen(exchange.request());
        if (chosen != null) {
            return chosen;
        }
        Cookie remembered = exchange.request().getCookie(NAME);
        if (remembered != null && ALL.contains(remembered.getValue())) {
            return remembered.getValue();
        }
        return exchange.french() ? "fr" : "en";
    }

    /** What the address chooses; null if it does not. */
    static String chosen(HttpServerRequest request) {
        String query = request.query();
        Matcher chosen = CHOICE.matcher(query == null ? "" : query);
        return chosen.find() ? chosen.group(1) : null;
    }
}
