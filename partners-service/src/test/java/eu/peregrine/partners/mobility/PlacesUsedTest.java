package eu.peregrine.partners.mobility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import eu.peregrine.kit.aggregate.Ids;
import eu.peregrine.local.test.PeregrineTestResource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Seats as the events of mobilities use them. */
@QuarkusTest
@QuarkusTestResource(PeregrineTestResource.class)
class PlacesUsedTest {

    private final UUID condition = Ids.next();
    private final UUID partner = Ids.next();

    @Inject
    PlacesUsed places;

    @Test
    void followsTheNewestEventOfEachMobility() {
        stay().send("PLANNED", 1);
        stay().send("HOST_APPROVED", 3).send("NOMINATED", 2);
        stay().send("NOMINATED", 1).send("CANCELLED", 2);
        stay().with("academicYear", "2027/2028").send("ON_SITE", 4);

        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(used(List.of(condition), List.of("2026/2027", "2027/2028")))
                        .containsExactlyInAnyOrder(
                                new PlacesUsed.Places(condition, "2026/2027", 2, 1),
                                new PlacesUsed.Places(condition, "2027/2028", 1, 1)));
        assertThat(used(List.of(), List.of("2026/2027"))).isEmpty();
    }

    private List<PlacesUsed.Places> used(List<UUID> conditions, List<String> years) {
        return QuarkusTransaction.requiringNew().call(() -> places.of(conditions, years));
    }

    private Stays stay() {
        return Stays.outgoing(partner).with("conditionId", condition);
    }
}
