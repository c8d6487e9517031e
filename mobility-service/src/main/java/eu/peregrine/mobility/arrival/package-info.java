/** What guests are told before they come: texts that the office keeps per term, and what the file of each guest knows. */
package eu.peregrine.mobility.arrival;
