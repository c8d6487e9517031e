/** Languages: the levels of the Common European Framework and the tests that prove them. */
package eu.peregrine.mobility.language;
