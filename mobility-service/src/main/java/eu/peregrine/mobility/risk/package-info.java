/** How dangerous countries are, as the security officer says, and whether one goes there without being cleared. */
package eu.peregrine.mobility.risk;
