/** The same step for many things at once, each in a transaction of its own. */
package eu.peregrine.kit.bulk;
