/** Organisations that give money, followed from partners-service. */
package eu.peregrine.scholarships.funder;
