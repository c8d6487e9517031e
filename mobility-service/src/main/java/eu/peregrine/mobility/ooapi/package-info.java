/** The school's catalogue in the shape of the Open Education API, version 6, so that catalogues can harvest it. */
package eu.peregrine.mobility.ooapi;
