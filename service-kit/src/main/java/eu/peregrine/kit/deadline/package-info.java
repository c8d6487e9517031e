/**
 * What happens because a date has come: beans of {@link eu.peregrine.kit.deadline.DueWork}, called by one ticker per
 * service ({@link eu.peregrine.kit.deadline.Deadlines}) with the domain's time, which tests and demonstrations move.
 */
package eu.peregrine.kit.deadline;
