/** Conventions: what student, school, host, tutors and employer agree on for work abroad. */
package eu.peregrine.mobility.convention;
