package eu.peregrine.kit.sample;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** As a service first starts where it is installed: no broker answers yet, and its clock cannot be moved. */
public final class FirstStart implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        // Nothing listens on port 1.
        return Map.of("kafka.bootstrap.servers", "localhost:1", "peregrine.clock.movable", "false");
    }
}
