package eu.peregrine.mobility.notification;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Whether and how mail is sent: not at all until an SMTP host is named. */
@ApplicationScoped
class MailSettings {

    private final boolean on;
    private final Duration firstRetry;
    private final String publicUrl;

    @Inject
    MailSettings(
            @ConfigProperty(name = "peregrine.mail.host") Optional<String> host,
            @ConfigProperty(name = "peregrine.mail.first-retry", defaultValue = "PT30S") Duration firstRetry,
            @ConfigProperty(name = "peregrine.public-url") String publicUrl) {
        this.on = host.filter(name -> !name.isBlank()).isPresent();
        this.firstRetry = firstRetry;
        this.publicUrl = publicUrl;
    }

    /** For the proxy alone. */
    MailSettings() {
        this(Optional.empty(), Duration.ZERO, "");
    }

    boolean on() {
        return on;
    }

    /** How long to wait after the first try that failed; twice as long after each further one, an hour at most. */
    Duration firstRetry() {
        return firstRetry;
    }

    /** Where people reach the gateway. */
    String publicUrl() {
        return publicUrl;
    }
}
