/** How values that are always read with their whole are stored. */
package eu.peregrine.scholarships.column;
