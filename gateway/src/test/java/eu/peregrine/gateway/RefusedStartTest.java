package eu.peregrine.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** With wrong settings the gateway does not start, and says why and nothing else. */
@QuarkusMainTest
@TestProfile(RefusedStartTest.Wrong.class)
class RefusedStartTest {

    /** Two settings that are wrong. */
    public static class Wrong implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "peregrine.gateway.upstreams.partners",
                    "partners",
                    "peregrine.gateway.authorization-server",
                    "login.example");
        }

        @Override
        public boolean disableGlobalTestResources() {
            return true;
        }
    }

    @Test
    @Timeout(value = 60, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void eachFaultIsALineAndTheExitCodeIsNotThatOfSuccess(QuarkusMainLauncher launcher) {
        LaunchResult start = launcher.launch();
        assertThat(start.exitCode()).isEqualTo(1);
        assertThat(start.getErrorStream())
                .containsExactly(
                        "peregrine.gateway.authorization-server must be http(s)://host, and a path if need be, not"
                                + " login.example.",
                        "peregrine.gateway.upstreams.partners must be host:port, one or several, not \"partners\".");
    }
}
