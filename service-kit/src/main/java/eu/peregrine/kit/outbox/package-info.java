/**
 * Events on their way out: written in the transaction of the change ({@link eu.peregrine.kit.outbox.Outbox}), carried to
 * Kafka by one leader per service ({@code Relay}), watched and repaired by an operator
 * ({@link eu.peregrine.kit.outbox.OutboxResource}). Why it is done so: docs/decisions/0002.
 */
package eu.peregrine.kit.outbox;
