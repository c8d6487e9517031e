/**
 * What must be done about an object as it stands, now and later ({@link eu.peregrine.kit.duty.DutySource}), and the tasks that follow
 * from it: worked out anew whenever the object has changed and whenever a date has come ({@link eu.peregrine.kit.duty.DutyKeeper}).
 */
package eu.peregrine.kit.duty;
