package eu.peregrine.mobility;

import static org.assertj.core.api.Assertions.assertThat;

import eu.peregrine.local.test.PeregrineTestResource;
import eu.peregrine.local.test.RightsWalk;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class RightsTest {

    @TestHTTPResource("/")
    URI service;

    @Test
    void everyOperationLetsInWhomItShouldAndNobodyElse() throws IOException, InterruptedException {
        assertThat(RightsWalk.through(service)).isEmpty();
    }
}
