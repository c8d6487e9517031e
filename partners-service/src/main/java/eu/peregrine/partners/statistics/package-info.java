/** Counts over the whole network: partners, agreements, seats, languages. Each is one statement over sets. */
package eu.peregrine.partners.statistics;
