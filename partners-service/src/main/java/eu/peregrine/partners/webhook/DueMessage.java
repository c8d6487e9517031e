package eu.peregrine.partners.webhook;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A delivery that this process has claimed and sends now.
 *
 * @param delivery id of the delivery
 * @param claim proves the claim when the outcome is recorded
 * @param subscription id of the subscription
 * @param url the receiver
 * @param sealedSecrets sign the message; encrypted, the newest first
 * @param event id of the event
 * @param type what happened
 * @param kind of what it happened to
 * @param subject id of what it happened to
 * @param sequence the subject's event counter
 * @param time when it happened
 * @param tries attempts so far since it was queued
 */
record DueMessage(
        UUID delivery,
        UUID claim,
        UUID subscription,
        String url,
        List<String> sealedSecrets,
        UUID event,
        String type,
        String kind,
        UUID subject,
        long sequence,
        Instant time,
        int tries) {}
