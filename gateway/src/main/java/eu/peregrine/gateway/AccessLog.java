package eu.peregrine.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jboss.logmanager.handlers.ConsoleHandler;

/**
 * One line of JSON per request, in the category {@code access}. It holds nothing of a person: no address, no token, no
 * subject, no value of the query, and ids in the path only as {@code {id}}.
 */
@ApplicationScoped
public class AccessLog {

    /** The logging category. */
    static final String CATEGORY = "access";

    private static final Logger LOG = Logger.getLogger(CATEGORY);

    // The words of the API have no digits, and everything else might be somebody's number, name or reference.
    private static final Pattern WORD = Pattern.compile("[a-z][a-z-]{0,40}|v1");

    /** So long a line may wait for others to be written with; a system call for each would cost a tenth of a small request. */
    private static final long FLUSH_MILLIS = 200;

    private final ObjectMapper json;

    private final boolean toConsole;
    private ConsoleHandler console;

    @Inject
    AccessLog(ObjectMapper json, GatewayConfig config) {
        this.json = json;
        this.toConsole = config.accessLog();
    }

    // Through the console's own formatter a line of JSON would become a string within another one.
    void open(@Observes StartupEvent start, Vertx vertx) {
        if (toConsole) {
            console = new ConsoleHandler(ConsoleHandler.Target.SYSTEM_OUT, new PatternFormatter("%m%n"));
            console.setAutoFlush(false);
            java.util.logging.Logger.getLogger(CATEGORY).addHandler(console);
            vertx.setPeriodic(FLUSH_MILLIS, now -> console.flush());
        }
    }

    @PreDestroy
    void flush() {
        if (console != null) {
            console.flush();
            console.setAutoFlush(true);
        }
    }

    /** Writes the line of an exchange that is over. */
    void write(Exchange exchange, boolean complete) {
        if (!LOG.isInfoEnabled()) {
            return;
        }
        ObjectNode line = json.createObjectNode();
        line.put("time", Instant.now().toString());
        line.put("method", exchange.request().method().name());
        if (exchange.target() != null) {
            line.put("path", exchange.safePath());
            queryNames(line, exchange.target().query());
        }
        line.put("status", exchange.response().getStatusCode());
        line.put("millis", exchange.elapsedMillis());
        line.put("bytesIn", exchange.received());
        line.put("bytesOut", exchange.response().bytesWritten());
        line.put("service", exchange.service() == null ? "gateway" : exchange.service());
        if (exchange.clientId() != null) {
            line.put("client", exchange.clientId());
        }
        if (exchange.problem() != null) {
            line.put("problem", exchange.problem().type().code());
        }
        if (exchange.repeated()) {
            line.put("repeated", true);
        }
        if (!complete) {
            line.put("aborted", true);
        }
        line.put("requestId", exchange.requestId());
        line.put("traceId", exchange.trace().traceId());
        LOG.info(line);
    }

    /** A path that names no one: every segment that is not a word of the API becomes {@code {id}}. */
    static String pathOf(String path) {
        StringBuilder safe = new StringBuilder(path.length());
        int segments = 0;
        for (String segment : path.substring(1).split("/", 12)) {
            // The word after a collection is a verb or a part; the collection itself is no secret.
            safe.append('/').append(segment.isEmpty() || WORD.matcher(segment).matches() ? segment : "{id}");
            segments++;
        }
        return segments == 0 ? "/" : safe.toString();
    }

    private static void queryNames(ObjectNode line, String query) {
        if (query == null || query.isEmpty()) {
            return;
        }
        ArrayNode names = line.putArray("query");
        Arrays.stream(query.split("&", 50))
                .map(pair -> pair.split("=", 2)[0])
                .map(name -> name.matches("[A-Za-z][A-Za-z.-]{0,40}") ? name : "?")
                .distinct()
                .forEach(names::add);
    }
}
