/** What the caller may see, as a condition of every query. */
package eu.peregrine.scholarships.access;
