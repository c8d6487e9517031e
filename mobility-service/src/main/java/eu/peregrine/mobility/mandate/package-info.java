/** How a student stands against the mobility owed, with an explanation. The rules are pure; stays come in by an interface. */
package eu.peregrine.mobility.mandate;
