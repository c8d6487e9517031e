/** Who is nominated to and from a partner, and how many seats are left, read from the events of mobilities. */
package eu.peregrine.partners.nomination;
