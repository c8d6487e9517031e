package eu.peregrine.partners.webhook;

import eu.peregrine.kit.secret.Sealer;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The secrets of subscriptions, encrypted with the key {@code peregrine.webhooks.key}. */
@ApplicationScoped
class Secrets {

    private final Sealer sealer;

    @Inject
    Secrets(WebhookSettings settings, @ConfigProperty(name = "peregrine.clock.movable") boolean forShow) {
        this.sealer = new Sealer("peregrine.webhooks.key", "secrets of webhooks", settings.key(), forShow);
    }

    void onStart(@Observes StartupEvent start) {
        // Being made at the start, it complains at the start about a key that is missing or wrong.
    }

    /** The secret as the subscription keeps it. */
    String seal(UUID subscription, String secret) {
        return sealer.seal(subscription, secret);
    }

    /**
     * The secrets as they sign. One that was sealed with a key which is lost is left out, so that a rotation helps at once.
     *
     * @throws IllegalStateException if none can be read
     */
    List<String> open(UUID subscription, List<String> sealed) {
        List<String> opened = new ArrayList<>();
        IllegalStateException unreadable = null;
        for (String one : sealed) {
            try {
                opened.add(sealer.open(subscription, one));
            } catch (IllegalStateException e) {
                unreadable = e;
            }
        }
        if (opened.isEmpty() && unreadable != null) {
            throw unreadable;
        }
        return opened;
    }
}
