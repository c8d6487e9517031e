/** Puts on paper what is signed: sheets as PDF, in English and French. */
package eu.peregrine.kit.paper;
