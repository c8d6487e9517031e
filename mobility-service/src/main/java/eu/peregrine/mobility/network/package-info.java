/** What this service knows of the network's agreements, followed from their events: of what kind they are, and between whom. */
package eu.peregrine.mobility.network;
