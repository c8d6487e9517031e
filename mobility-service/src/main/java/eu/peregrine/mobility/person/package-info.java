/** Who is told of things, in which language and how; opaque ids, and no names. */
package eu.peregrine.mobility.person;
