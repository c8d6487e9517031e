/** What is held of a person: all of it on request, and none of it that the law does not ask to keep. */
package eu.peregrine.mobility.people;
