/** Who is where today, and whom to call. */
package eu.peregrine.mobility.crisis;
