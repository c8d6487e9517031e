package eu.peregrine.mobility.people;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Stands in for scholarships-service: two pages of awards, one claim, and a token is asked for. */
public class ScholarshipsDouble implements QuarkusTestResourceLifecycleManager {

    private static volatile boolean away;
    private HttpServer server;

    /** Lets it fail, or answer again. */
    public static void away(boolean now) {
        away = now;
    }

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", ScholarshipsDouble::answer);
        server.start();
        return Map.of(
                "peregrine.services.scholarships",
                "http://127.0.0.1:" + server.getAddress().getPort());
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        boolean refused = away || token == null || !token.startsWith("Bearer ey");
        String body = "{\"items\": []}";
        if (path.startsWith("/api/v1/awards?limit")) {
            body = "{\"items\": [{\"reference\": \"AWD-1\"}], \"next\": \"/api/v1/awards?cursor=x\"}";
        } else if (path.equals("/api/v1/awards?cursor=x")) {
            body = "{\"items\": [{\"reference\": \"AWD-2\"}]}";
        } else if (path.startsWith("/api/v1/over-awards?limit")) {
            body = "{\"items\": [{\"reference\": \"OVA-1\"}]}";
        }
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refused ? 503 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void stop() {
        server.stop(0);
    }
}
