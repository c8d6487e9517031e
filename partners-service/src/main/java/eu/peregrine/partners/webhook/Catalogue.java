package eu.peregrine.partners.webhook;

import eu.peregrine.kit.outbox.KafkaTopics;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What can be subscribed to, and where its subjects are read. */
@ApplicationScoped
class Catalogue {

    private final List<String> topics;
    private final List<String> kinds;
    private final Map<String, String> collections;

    @Inject
    Catalogue(
            WebhookSettings settings,
            KafkaTopics kafka,
            @ConfigProperty(name = "mp.messaging.incoming.webhooks.topics") List<String> topics) {
        this.topics = List.copyOf(topics);
        this.kinds = topics.stream()
                .map(topic -> topic.substring(kafka.prefix().length() + 1))
                .toList();
        this.collections = Map.copyOf(settings.collections());
    }

    /** The topics that events come from. */
    List<String> topics() {
        return topics;
    }

    /** The kinds of aggregates that tell of themselves. */
    List<String> kinds() {
        return kinds;
    }

    /** The path of an aggregate, or null where its kind has no collection. */
    String href(String kind, UUID id) {
        String collection = collections.get(kind);
        return collection == null ? null : "/api/v1/" + collection + "/" + id;
    }
}
