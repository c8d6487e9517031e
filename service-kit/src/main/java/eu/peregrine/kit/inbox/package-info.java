/**
 * Events on their way in: each handled once per consumer, in the handler's own transaction
 * ({@link eu.peregrine.kit.inbox.Inbox}); what cannot be handled becomes a dead letter that an operator can replay
 * ({@link eu.peregrine.kit.inbox.DeadLetterResource}).
 */
package eu.peregrine.kit.inbox;
