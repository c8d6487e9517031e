/**
 * One-time links: somebody without an account does one thing to one object, as it stood when the link was made. Source:
 * design, api, "One-time links", and domain, "Acting for someone".
 */
package eu.peregrine.kit.invitation;
