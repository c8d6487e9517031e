package eu.peregrine.kit.flow;

import java.util.List;

/**
 * How far a service's events have got: those it publishes, and those of others that it consumes.
 *
 * @param published one entry a kind that the service publishes
 * @param consumed one entry a topic that the service reads
 * @param handled one entry a consumer of the service
 */
public record EventFlow(List<Published> published, List<Consumed> consumed, List<Handled> handled) {

    /**
     * @param kind the aggregate's kind
     * @param topic its topic
     * @param recorded events that happened, by the trail, which is written in the same transaction as the outbox
     * @param waiting events that the outbox still holds
     * @param onTopic records on the topic: {@code recorded - waiting}, and more where a crash made one be sent again
     */
    public record Published(String kind, String topic, long recorded, long waiting, long onTopic) {}

    /**
     * @param topic the topic
     * @param group the consumer group
     * @param onTopic records on the topic
     * @param done records that the group has done with
     */
    public record Consumed(String topic, String group, long onTopic, long done) {}

    /**
     * @param consumer its name
     * @param events different events that it has handled, each counted once however often it was sent
     */
    public record Handled(String consumer, long events) {}
}
