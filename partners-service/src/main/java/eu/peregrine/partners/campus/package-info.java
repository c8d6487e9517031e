/** The school's own sites, in Paris and at partners abroad, and what is taught there at every level. */
package eu.peregrine.partners.campus;
