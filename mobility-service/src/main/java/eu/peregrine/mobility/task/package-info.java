/** The one list of what must be done, made from the events {@code task.*} of every service; nobody writes it by hand. */
package eu.peregrine.mobility.task;
