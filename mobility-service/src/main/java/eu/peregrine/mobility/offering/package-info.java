/** What guests may study at the school: courses and third-year options in English, French as a foreign language. */
package eu.peregrine.mobility.offering;
