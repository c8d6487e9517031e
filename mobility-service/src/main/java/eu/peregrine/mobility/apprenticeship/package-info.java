/** What French law lets apprentices do abroad. */
package eu.peregrine.mobility.apprenticeship;
