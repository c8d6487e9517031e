/** The caller: who it is, what it wants, and its dates. */
package eu.peregrine.mobility.me;
