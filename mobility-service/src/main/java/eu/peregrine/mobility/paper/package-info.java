/** What is signed, on paper: learning agreements and conventions as PDF, in English and French. */
package eu.peregrine.mobility.paper;
