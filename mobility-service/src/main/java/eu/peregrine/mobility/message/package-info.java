/** What the office writes to many students at once. */
package eu.peregrine.mobility.message;
