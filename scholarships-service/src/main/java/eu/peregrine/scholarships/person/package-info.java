/** Forgets people when mobility-service says so. */
package eu.peregrine.scholarships.person;
