/** What somebody must do about a stay: opens and closes its tasks, by its state and by dates. */
package eu.peregrine.mobility.duty;
