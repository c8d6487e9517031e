package eu.peregrine.gateway;

import io.quarkus.runtime.PreventFurtherStepsException;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** What is wrong with the settings, a sentence each. With one of them the gateway does not start. */
@ApplicationScoped
public class Faults {

    private static final String PREFIX = "peregrine.gateway.";
    private static final Pattern COLLECTION = Pattern.compile("[a-z][a-z-]*");
    private static final Pattern ORIGIN = Pattern.compile("\\*|[a-z][a-z0-9+.-]*://[^/?#@\\s]+");

    private final List<String> found = new ArrayList<>();

    void refuse(@Observes @Priority(1) StartupEvent start, GatewayConfig config) {
        List<String> faults = of(config);
        if (!faults.isEmpty()) {
            // As a cause it is printed and ends the process; thrown bare it would end the start alone, and the process
            // would wait.
            throw new IllegalStateException(
                    new PreventFurtherStepsException(String.join(System.lineSeparator(), faults), 1));
        }
    }

    /** All that is wrong, sorted by setting; empty if nothing is. */
    static List<String> of(GatewayConfig config) {
        Faults faults = new Faults();
        faults.upstreams(config);
        faults.routes(config);
        faults.addresses(config);
        faults.numbers(config);
        faults.durations(config);
        return faults.found.stream().sorted().toList();
    }

    private void say(boolean wrong, String setting, String sentence) {
        if (wrong) {
            found.add(PREFIX + setting + " " + sentence);
        }
    }

    private void upstreams(GatewayConfig config) {
        config.upstreams().forEach((service, addresses) -> {
            say(addresses.isEmpty(), "upstreams." + service, "names no instance.");
            for (String address : addresses) {
                say(
                        !Upstreams.isAddress(address),
                        "upstreams." + service,
                        "must be host:port, one or several, not \"" + address + "\".");
            }
            say(
                    config.routes().getOrDefault(service, List.of()).isEmpty(),
                    "routes." + service,
                    "is not set, so that no path leads to this service.");
        });
    }

    private void routes(GatewayConfig config) {
        Map<String, String> serviceOf = new HashMap<>();
        new TreeMap<>(config.routes()).forEach((service, collections) -> {
            say(!config.upstreams().containsKey(service), "upstreams." + service, "is not set, but paths lead to it.");
            for (String collection : collections) {
                say(
                        !COLLECTION.matcher(collection).matches() && !collection.equals(RouteTable.CATALOGUE),
                        "routes." + service,
                        "has \"" + collection + "\", which is no collection.");
                String other = serviceOf.putIfAbsent(collection, service);
                say(
                        other != null,
                        "routes." + service,
                        "has \"" + collection + "\", which is routed to " + other + " already.");
            }
        });
        RouteTable table = new RouteTable(config.routes());
        for (String path : config.publicPaths()) {
            say(table.serviceOf(path).isEmpty(), "public", "has " + path + ", which no service serves.");
        }
    }

    private void addresses(GatewayConfig config) {
        say(
                !isIssuer(config.authorizationServer()),
                "authorization-server",
                "must be http(s)://host, and a path if need be, not " + config.authorizationServer() + ".");
        config.publicUrl()
                .ifPresent(url -> say(!isRoot(url), "public-url", "must be http(s)://host, not " + url + "."));
        for (String origin : config.cors().origins().orElse(List.of())) {
            say(
                    !ORIGIN.matcher(origin).matches(),
                    "cors.origins",
                    "must be as browsers send them, https://host, not \"" + origin + "\".");
        }
    }

    private static boolean isRoot(URI url) {
        return isOfWeb(url) && (url.getRawPath().isEmpty() || url.getRawPath().equals("/"));
    }

    // RFC 8414 §2: no query and no fragment.
    private static boolean isIssuer(String text) {
        try {
            URI url = new URI(text);
            return isOfWeb(url) && url.getRawFragment() == null;
        } catch (URISyntaxException noAddress) {
            return false;
        }
    }

    private static boolean isOfWeb(URI url) {
        return ("http".equals(url.getScheme()) || "https".equals(url.getScheme()))
                && url.getHost() != null
                && url.getRawQuery() == null;
    }

    private void numbers(GatewayConfig config) {
        atLeast(1, "rates.client", config.rates().client());
        atLeast(1, "rates.anonymous", config.rates().anonymous());
        atLeast(1, "rates.clients", config.rates().clients());
        atLeast(0, "retries.percent", config.retries().percent());
        say(config.retries().percent() > 100, "retries.percent", "must be at most 100.");
        atLeast(0, "retries.reserve", config.retries().reserve());
        atLeast(0, "retries.body", config.retries().body().asLongValue());
        atLeast(0, "retries.bodies", config.retries().bodies().asLongValue());
        atLeast(1, "pool.size", config.pool().size());
        atLeast(0, "pool.queue", config.pool().queue());
        atLeast(1, "events.listeners", config.events().listeners());
        atLeast(1, "events.per-client", config.events().perClient());
        atLeast(1, "events.recent", config.events().recent());
        atLeast(1, "health.failures", config.health().failures());
        atLeast(1, "limits.body", config.limits().body().asLongValue());
        atLeast(1, "limits.import-body", config.limits().importBody().asLongValue());
        atLeast(1, "limits.document-body", config.limits().documentBody().asLongValue());
    }

    private void atLeast(long least, String setting, long value) {
        say(value < least, setting, "must be at least " + least + ", not " + value + ".");
    }

    private void durations(GatewayConfig config) {
        say(config.keysRefresh().toSeconds() < 1, "keys-refresh", "must be at least a second.");
        GatewayConfig.Timeouts timeouts = config.timeouts();
        positive("timeouts.identity", timeouts.identity());
        positive("timeouts.connect", timeouts.connect());
        positive("timeouts.queue", timeouts.queue());
        positive("timeouts.upload", timeouts.upload());
        positive("timeouts.first-byte", timeouts.firstByte());
        positive("timeouts.download", timeouts.download());
        positive("timeouts.total", timeouts.total());
        timeouts.slow().forEach((path, slow) -> {
            positive("timeouts.slow." + path + ".first-byte", slow.firstByte());
            positive("timeouts.slow." + path + ".total", slow.total());
        });
        positive("events.recall", config.events().recall());
        positive("events.replay", config.events().replay());
        positive("events.heartbeat", config.events().heartbeat());
        positive("health.interval", config.health().interval());
        positive("health.timeout", config.health().timeout());
        positive("health.ejection", config.health().ejection());
        say(config.pool().keepAlive().toSeconds() < 1, "pool.keep-alive", "must be at least a second.");
        say(config.rates().window().toSeconds() < 1, "rates.window", "must be at least a second.");
    }

    private void positive(String setting, Duration duration) {
        say(duration.toMillis() < 1, setting, "must be longer than nothing.");
    }
}
