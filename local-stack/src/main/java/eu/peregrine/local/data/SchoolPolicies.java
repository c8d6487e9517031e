package eu.peregrine.local.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * What the school asks of its students by way of mobility, as it has published it: one semester for engineers and 8 weeks
 * for apprentices today; 13 cumulated weeks and 805 points of TOEIC for those who graduated in 2019 and 2020, three years
 * after their intake.
 */
public final class SchoolPolicies {

    private static final String FILE = "/network/mobility-policies.json";

    private SchoolPolicies() {}

    /**
     * A policy for some programmes.
     *
     * @param status how its students are enrolled
     * @param versions its versions as the API takes them, oldest first
     */
    public record Policy(String status, List<JsonNode> versions) {}

    /** The policies, each for the programmes of its status. */
    public static List<Policy> of(List<Programme> programmes) {
        List<Policy> policies = new ArrayList<>();
        for (JsonNode policy : read()) {
            String status = policy.path("status").asText();
            List<UUID> ids = programmes.stream()
                    .filter(programme -> programme.status().equals(status))
                    .map(Programme::id)
                    .toList();
            List<JsonNode> versions = new ArrayList<>();
            for (JsonNode version : policy.path("versions")) {
                ObjectNode draft = version.deepCopy();
                draft.put("status", status);
                ids.forEach(id -> draft.withArray("programmes").add(id.toString()));
                versions.add(draft);
            }
            policies.add(new Policy(status, versions));
        }
        return policies;
    }

    private static JsonNode read() {
        try (InputStream file = SchoolPolicies.class.getResourceAsStream(FILE)) {
            return new ObjectMapper().readTree(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
