/** Whole cohorts: where their students stand, and whether there are places for those who still have to go. */
package eu.peregrine.mobility.cohort;
