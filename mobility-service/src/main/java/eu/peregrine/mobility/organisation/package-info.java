/** What this service knows of organisations, followed from their events. */
package eu.peregrine.mobility.organisation;
