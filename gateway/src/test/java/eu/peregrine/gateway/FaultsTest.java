package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.runtime.configuration.MemorySizeConverter;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gateway with wrong settings says each fault in a sentence. */
class FaultsTest {

    @Test
    void whatIsDeliveredHasNone() throws Exception {
        assertThat(Faults.of(with(Map.of()))).isEmpty();
    }

    @Test
    void eachFaultIsASentenceAndAllAreSaidAtOnce() throws Exception {
        assertThat(Faults.of(with(Map.ofEntries(
                        Map.entry("peregrine.gateway.upstreams.partners", "partners-1:8081,partners-2"),
                        Map.entry("peregrine.gateway.upstreams.mobility", "mobility:70000"),
                        Map.entry("peregrine.gateway.upstreams.lost", "lost:80"),
                        Map.entry("peregrine.gateway.routes.mobility", "students,organisations,Stays"),
                        Map.entry("peregrine.gateway.routes.nowhere", "things"),
                        Map.entry("peregrine.gateway.public", "/api/v1/nothing/links/look"),
                        Map.entry("peregrine.gateway.public-url", "peregrine.example"),
                        Map.entry("peregrine.gateway.authorization-server", "login.example"),
                        Map.entry("peregrine.gateway.cors.origins", "https://front.example/"),
                        Map.entry("peregrine.gateway.keys-refresh", "900MS"),
                        Map.entry("peregrine.gateway.rates.client", "0"),
                        Map.entry("peregrine.gateway.retries.percent", "101"),
                        Map.entry("peregrine.gateway.timeouts.connect", "0S")))))
                .containsExactly(
                        "peregrine.gateway.authorization-server must be http(s)://host, and a path if need be, not"
                                + " login.example.",
                        "peregrine.gateway.cors.origins must be as browsers send them, https://host, not"
                                + " \"https://front.example/\".",
                        "peregrine.gateway.keys-refresh must be at least a second.",
                        "peregrine.gateway.public has /api/v1/nothing/links/look, which no service serves.",
                        "peregrine.gateway.public-url must be http(s)://host, not peregrine.example.",
                        "peregrine.gateway.rates.client must be at least 1, not 0.",
                        "peregrine.gateway.retries.percent must be at most 100.",
                        "peregrine.gateway.routes.lost is not set, so that no path leads to this service.",
                        "peregrine.gateway.routes.mobility has \"Stays\", which is no collection.",
                        "peregrine.gateway.routes.partners has \"organisations\", which is routed to mobility already.",
                        "peregrine.gateway.timeouts.connect must be longer than nothing.",
                        "peregrine.gateway.upstreams.mobility must be host:port, one or several, not \"mobility:70000\".",
                        "peregrine.gateway.upstreams.nowhere is not set, but paths lead to it.",
                        "peregrine.gateway.upstreams.partners must be host:port, one or several, not \"partners-2\".");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http:login.example",
                "ftp://login.example",
                "https://",
                "https://login example",
                "http://a/b?c=d"
            })
    void whatIsNoAddressOfAnAuthorizationServer(String address) throws Exception {
        assertThat(Faults.of(with(Map.of("peregrine.gateway.authorization-server", address))))
                .hasSize(1);
    }

    private static GatewayConfig with(Map<String, String> settings) throws IOException {
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(
                        FaultsTest.class.getClassLoader().getResource("application.properties"), 100))
                .withSources(new PropertiesConfigSource(settings, "settings", 200))
                .withConverter(MemorySize.class, 100, new MemorySizeConverter())
                .withMapping(GatewayConfig.class)
                .build()
                .getConfigMapping(GatewayConfig.class);
    }
}
