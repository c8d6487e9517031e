/**
 * Webhooks: partners and front ends subscribe to events and are told of each by a signed HTTP request, as the specification
 * "Standard Webhooks" describes it. A message is thin: it says what happened to what, and its receiver reads the rest with
 * its own token.
 *
 * <p>The way of an event: {@link eu.peregrine.partners.webhook.WebhookEvents} makes a delivery for each subscription that
 * may see it, {@link eu.peregrine.partners.webhook.Sender} claims what is due and sends it,
 * {@link eu.peregrine.partners.webhook.DeliveryClaims} keeps every attempt.
 */
package eu.peregrine.partners.webhook;
