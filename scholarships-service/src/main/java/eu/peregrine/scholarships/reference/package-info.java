/** Short references that people can quote. */
package eu.peregrine.scholarships.reference;
