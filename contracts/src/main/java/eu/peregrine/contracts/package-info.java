/** What other systems build on, and the programs that keep it true. */
package eu.peregrine.contracts;
