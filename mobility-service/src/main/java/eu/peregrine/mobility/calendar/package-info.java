/** Academic years and their terms. */
package eu.peregrine.mobility.calendar;
