package eu.peregrine.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Three services: partners misbehaves on demand, mobility is not there at all, scholarships never accepts a connection.
 * Every time-out is short but those of the slow paths.
 */
public class GatewayTestResource implements QuarkusTestResourceLifecycleManager {

    private TestIdentityProvider provider;
    private StubService service;
    private ServerSocket full;
    private final List<Socket> filling = new ArrayList<>();

    @Override
    public Map<String, String> start() {
        try {
            provider = new TestIdentityProvider(0);
            service = new StubService();
            int closedPort;
            try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                closedPort = gone.getLocalPort();
            }
            full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            fillBacklog();
            return Map.ofEntries(
                    Map.entry("peregrine.oidc.server", provider.issuer()),
                    Map.entry("peregrine.gateway.upstreams.partners", "localhost:" + service.port()),
                    Map.entry("peregrine.gateway.upstreams.mobility", "localhost:" + closedPort),
                    Map.entry("peregrine.gateway.upstreams.scholarships", "localhost:" + full.getLocalPort()),
                    Map.entry("peregrine.gateway.timeouts.connect", "600MS"),
                    Map.entry("peregrine.gateway.timeouts.queue", "900MS"),
                    Map.entry("peregrine.gateway.timeouts.upload", "700MS"),
                    Map.entry("peregrine.gateway.timeouts.first-byte", "700MS"),
                    Map.entry("peregrine.gateway.timeouts.download", "700MS"),
                    Map.entry("peregrine.gateway.timeouts.total", "2500MS"),
                    // Not as short, so that it is seen which of them counted.
                    Map.entry("peregrine.gateway.timeouts.slow.export.first-byte", "1500MS"),
                    Map.entry("peregrine.gateway.timeouts.slow.export.total", "2M"),
                    Map.entry("peregrine.gateway.timeouts.slow.audit-bundle.total", "4S"),
                    // These services misbehave one request in two; nobody is to be spared because of it.
                    Map.entry("peregrine.gateway.health.interval", "1H"),
                    Map.entry("peregrine.gateway.health.failures", "1000000"),
                    // Thousands of requests of one client belong to these tests.
                    Map.entry("peregrine.gateway.rates.client", "1000000"),
                    Map.entry("peregrine.gateway.rates.anonymous", "1000000"),
                    // What a single attempt leads to is what they are about.
                    Map.entry("peregrine.gateway.retries.reserve", "0"),
                    Map.entry("peregrine.gateway.retries.percent", "0"),
                    Map.entry("peregrine.gateway.pool.size", "8"),
                    Map.entry("peregrine.gateway.pool.queue", "8"),
                    Map.entry("peregrine.gateway.cors.origins", "https://front.example"),
                    Map.entry("quarkus.http.idle-timeout", "4S"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    // The kernel leaves further connections without an answer once nobody accepts the waiting ones.
    private void fillBacklog() {
        for (int i = 0; i < 4; i++) {
            Socket waiting = new Socket();
            filling.add(waiting);
            try {
                waiting.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), full.getLocalPort()), 200);
            } catch (IOException isFull) {
                return;
            }
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(service, new TestInjector.MatchesType(StubService.class));
        injector.injectIntoFields(provider, new TestInjector.MatchesType(TestIdentityProvider.class));
    }

    @Override
    public void stop() {
        try {
            for (Socket socket : filling) {
                socket.close();
            }
            full.close();
            service.close();
            provider.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
