/** What a year's reporting asks: people, days and credits, the accreditation table, and what each supporter gave. */
package eu.peregrine.mobility.statistics;
