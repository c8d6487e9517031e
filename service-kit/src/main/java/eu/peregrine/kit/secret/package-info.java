/** Secrets that are kept, and how they are kept from readers of the database. */
package eu.peregrine.kit.secret;
