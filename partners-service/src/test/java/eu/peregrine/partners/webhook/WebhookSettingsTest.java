package eu.peregrine.partners.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What an operator gets who configures nothing. */
class WebhookSettingsTest {

    private final WebhookSettings settings = new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(WebhookSettings.class)
            .build()
            .getConfigMapping(WebhookSettings.class);

    @Test
    void triesForAboutADay() {
        assertThat(settings.backoff()).isSorted();
        assertThat(settings.backoff().stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofHours(23), Duration.ofHours(25));
    }

    @Test
    void reachesNoPrivateAddress() {
        assertThat(settings.allowedAddresses()).isEmpty();
    }
}
