package eu.peregrine.gateway;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * Whether each service says that it is ready, for the portal's page. Asked when somebody looks, at most every few
 * seconds. The gateway's own readiness never depends on it: a gateway that can say "unreachable" is ready.
 */
@ApplicationScoped
public class SystemHealth {

    private static final long FRESH_NANOS = 3_000_000_000L;

    private final Upstreams upstreams;
    private final ObjectMapper json;
    private Future<String> last;
    private long askedAt;

    @Inject
    SystemHealth(Upstreams upstreams, ObjectMapper json) {
        this.upstreams = upstreams;
        this.json = json;
    }

    /** {@code {"services": {"partners": "ready", "mobility": "not-ready", "scholarships": "unreachable"}}}. */
    synchronized Future<String> report() {
        if (last == null || System.nanoTime() - askedAt > FRESH_NANOS) {
            askedAt = System.nanoTime();
            last = ask();
        }
        return last;
    }

    private Future<String> ask() {
        TreeMap<String, Future<String>> answers = new TreeMap<>();
        upstreams.names().forEach(name -> answers.put(name, ask(name)));
        List<Future<String>> all = new ArrayList<>(answers.values());
        return Future.join(all).map(done -> {
            ObjectNode report = json.createObjectNode();
            ObjectNode services = report.putObject("services");
            answers.forEach((name, answer) -> services.put(name, answer.result()));
            return report.toString();
        });
    }

    private Future<String> ask(String name) {
        return upstreams
                .check(name)
                .map(health -> health.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
