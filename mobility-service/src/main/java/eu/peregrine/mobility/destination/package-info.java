/** Where students may study: followed from agreement events, one per condition and term, and from campus events, one per programme and term; and who is eligible. */
package eu.peregrine.mobility.destination;
