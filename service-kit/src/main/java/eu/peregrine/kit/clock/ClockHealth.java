package eu.peregrine.kit.clock;

import jakarta.inject.Inject;
import java.time.Clock;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Shows in the health whether the clock can be moved, so that nobody runs such a system without knowing. */
@Readiness
class ClockHealth implements HealthCheck {

    @Inject
    DomainClock domainClock;

    @Inject
    Clock clock;

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("clock")
                .up()
                .withData("movable", domainClock.movable())
                .withData("offset", domainClock.offset().toString())
                .withData("now", clock.instant().toString())
                .build();
    }
}
