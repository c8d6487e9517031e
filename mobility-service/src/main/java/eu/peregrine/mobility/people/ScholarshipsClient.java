package eu.peregrine.mobility.people;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.kit.problem.Problems;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.jboss.logging.Logger;

/** Reads what scholarships-service holds of a person, by its public API and with the caller's own token. */
@ApplicationScoped
class ScholarshipsClient {

    private static final Logger LOG = Logger.getLogger(ScholarshipsClient.class);
    private static final List<String> COLLECTIONS = List.of("applications", "awards", "instalments", "over-awards");
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int MOST_PAGES = 50;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(2))
            .build();
    private final URI service;
    private final JsonWebToken token;
    private final ObjectMapper json;

    @Inject
    ScholarshipsClient(
            @ConfigProperty(name = "peregrine.services.scholarships") URI service,
            JsonWebToken token,
            ObjectMapper json) {
        this.service = service;
        this.token = token;
        this.json = json;
    }

    /**
     * Everything, by collection.
     *
     * @throws eu.peregrine.kit.problem.ProblemException 503 unless all of it was to be had
     */
    Map<String, List<Object>> all(UUID student) {
        Map<String, List<Object>> found = new TreeMap<>();
        for (String collection : COLLECTIONS) {
            List<JsonNode> items = items("/api/v1/" + collection + "?limit=200&student=" + student);
            if (!items.isEmpty()) {
                found.put(collection, List.copyOf(items));
            }
        }
        return found;
    }

    private List<JsonNode> items(String first) {
        List<JsonNode> items = new ArrayList<>();
        String next = first;
        for (int page = 0; next != null; page++) {
            if (page == MOST_PAGES) {
                throw unavailable();
            }
            JsonNode answer = get(next);
            answer.path("items").forEach(items::add);
            next = answer.path("next").textValue();
        }
        return items;
    }

    private JsonNode get(String path) {
        HttpRequest request = HttpRequest.newBuilder(service.resolve(path))
                .timeout(LONGEST)
                .header("Authorization", "Bearer " + token.getRawToken())
                .header("Accept", "application/json")
                .build();
        try {
            HttpResponse<byte[]> answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                LOG.warnf("scholarships-service answered %d about a person", answer.statusCode());
                throw unavailable();
            }
            return json.readTree(answer.body());
        } catch (IOException away) {
            LOG.warnf(
                    "scholarships-service did not answer about a person: %s",
                    away.getClass().getSimpleName());
            throw unavailable();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw unavailable();
        }
    }

    private static RuntimeException unavailable() {
        return Problems.of(
                503,
                "unavailable",
                "Not all that is held could be collected, so that nothing is answered; try again later.",
                Map.of("Retry-After", "30"));
    }
}
