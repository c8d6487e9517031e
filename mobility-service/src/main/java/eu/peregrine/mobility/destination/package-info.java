/** Where students may study: followed from agreement events, one per condition and term; and who is eligible. */
package eu.peregrine.mobility.destination;
