package eu.peregrine.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eu.peregrine.contracts.HttpFile;
import eu.peregrine.contracts.HttpFile.Request;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** The collection of HTTP requests, played from its first to its last as an editor would. */
@Order(1)
class HttpFilesIT {

    private static final Path FILE = Node.CLIENTS.resolve("http").resolve("main-job.http");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final String BODY = "response.body";
    private static final String ETAG = "response.headers.valueOf(\"ETag\")";

    @BeforeAll
    static void openTheOffice() throws IOException {
        SharedSystem.use();
    }

    @Test
    void theMainJobIsPlayedToItsEnd() throws IOException, InterruptedException {
        HttpFile file = HttpFile.read(FILE);
        Map<String, String> variables = new HashMap<>(file.variables());
        JsonNode last = null;
        for (Request request : file.requests()) {
            HttpResponse<String> answer = send(request.filled(
                    name -> name.equals("$uuid") ? UUID.randomUUID().toString() : variables.get(name)));
            assertThat(answer.statusCode())
                    .as("%s: %s", request.title(), answer.body())
                    .isBetween(200, 299);
            last = JSON.readTree(answer.body());
            for (Map.Entry<String, String> kept : request.kept().entrySet()) {
                variables.put(kept.getKey(), value(kept.getValue(), answer, last));
            }
        }
        assertThat(last).as("what the student owes in the end").isNotNull();
        assertThat(last.path("verdict").asText()).as("%s", last).isEqualTo("satisfied");
        assertThat(last.at("/days/done").asInt()).isEqualTo(153);
    }

    /** {@code response.body.items[0].id}, or the entity tag. */
    private static String value(String expression, HttpResponse<String> answer, JsonNode body) {
        if (expression.equals(ETAG)) {
            return answer.headers().firstValue("ETag").orElseThrow();
        }
        String pointer = expression
                .substring(BODY.length())
                .replaceAll("\\[(\\d+)]", "/$1")
                .replace('.', '/');
        JsonNode found = body.at(pointer);
        assertThat(found.isValueNode()).as("%s in %s", expression, body).isTrue();
        return found.asText();
    }

    private static HttpResponse<String> send(Request request) throws IOException, InterruptedException {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(request.address()));
        request.headers().forEach(builder::header);
        String body = request.body();
        builder.method(
                request.method(),
                body.startsWith("< ")
                        ? BodyPublishers.ofFile(
                                FILE.resolveSibling(body.substring(2)).normalize())
                        : BodyPublishers.ofString(body));
        return HTTP.send(builder.build(), BodyHandlers.ofString());
    }
}
